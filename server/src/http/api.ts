import { certificateOn, civilDay, nationalCalendar } from '@mingjing/law';
import type { PublishedReader } from '@mingjing/portal';
import { listLooks, listOperations, noteExport } from '../features/audit/queries.ts';
import { findReviewers, getAgency, listStaff } from '../features/directory/queries.ts';
import { checkAct, previewAct } from '../features/dossiers/beforehand.ts';
import { attemptAct, openDossier, performAct } from '../features/dossiers/commands.ts';
import { checkHandOver, handOver, listHandovers } from '../features/dossiers/handover.ts';
import { getProof } from '../features/dossiers/proof.ts';
import { getDossier, listDossiers } from '../features/dossiers/queries.ts';
import { getTodo } from '../features/dossiers/todo.ts';
import { getDraft, putDraft, removeDraft } from '../features/drafts.ts';
import { answerDeadline } from '../features/public/deadlines.ts';
import { logTrust } from '../features/public/log.ts';
import { createAccount, listAccounts, resetAccount, setDisabled } from '../features/session/accounts.ts';
import { appointAdministrator } from '../features/session/administrators.ts';
import { changePassword } from '../features/session/passwords.ts';
import { type SignedIn, signOut } from '../features/session/sessions.ts';
import { signIn } from '../features/session/sign-in.ts';
import {
  getFigures,
  getSupervisedProof,
  listSupervised,
  readSupervised,
} from '../features/supervision/queries.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Api, Asked } from './calls.ts';
import { remembered, setSession, signedIn } from './context.ts';

/** Contract to commands and queries, one line a call; nothing is decided here. */
export function createApi(reader: PublishedReader): Api {
  return {
    session: {
      signIn: async ({ input, context }) => {
        const from = { address: context.request.ip, agent: context.request.headers['user-agent'] ?? '' };
        const { token, who } = await signIn(context.services, input, from);
        setSession(context, token);
        return me(who, context.services.sample);
      },
      me: async ({ context }) => me(await signedIn(context, true), context.services.sample),
      signOut: async ({ context }) => {
        await signOut(context.services, await signedIn(context, true));
        setSession(context, undefined);
        return { ok: true };
      },
      changePassword: async ({ input, context }) => {
        await changePassword(context.services, await signedIn(context, true), input);
        return { ok: true };
      },
    },
    directory: {
      agency: async ({ context }) => getAgency(await signedIn(context), nationalCalendar.version),
      staff: signed((services, who, input) => listStaff(services, who, input?.on)),
      reviewers: signed(findReviewers),
    },
    dossiers: {
      todo: signed(getTodo),
      list: signed(listDossiers),
      open: signed(openDossier),
      get: signed((services, who, input) => getDossier(services, who, input.dossier)),
      perform: async ({ input, context }) =>
        (await attemptAct(context.services, remembered(context), input)) ??
        performAct(context.services, await signedIn(context), input),
      check: signed(checkAct),
      preview: signed(previewAct),
      handovers: signed((services, who, input) => listHandovers(services, who, input.from)),
      checkHandOver: signed(checkHandOver),
      handOver: signed(handOver),
      proof: signed(getProof),
    },
    drafts: {
      get: signed(getDraft),
      put: signed(putDraft),
      remove: signed(removeDraft),
    },
    accounts: {
      list: signed(listAccounts),
      create: signed(createAccount),
      appoint: signed(appointAdministrator),
      reset: signed((services, who, input) => resetAccount(services, who, input.personId)),
      setDisabled: signed(setDisabled),
    },
    supervision: {
      list: signed(listSupervised),
      get: signed(readSupervised),
      proof: signed(getSupervisedProof),
      figures: signed((services, who, input) => getFigures(services, who, input?.year)),
    },
    audit: {
      looks: signed(listLooks),
      operations: signed(listOperations),
      exported: signed(noteExport),
    },
    public: {
      log: ({ context }) => logTrust(context.services),
      deadline: ({ input }) => answerDeadline(input),
      decisions: async ({ input }) => {
        const page = await reader.decisions(input);
        return { ...page, items: page.items.map((item) => ({ ...item, outcomes: [...item.outcomes] })) };
      },
      decision: async ({ input }) => {
        const found = (await reader.decision(input.id)) ?? problem('NOT_FOUND');
        if (found.state !== 'published')
          return {
            state: found.state,
            reason: found.tombstone.reason,
            on: found.tombstone.on,
            became: found.tombstone.became,
            orderedAnew: found.tombstone.orderedAnew,
            unfit: found.tombstone.unfit,
            replacedBy: found.tombstone.replacedBy,
          };
        const { decision, publishedAt, publicUntil } = found;
        return { state: found.state, decision, publishedAt, publicUntil };
      },
    },
  };
}

/** A call that only who is signed in may make, as a handler. */
const signed =
  <Input, Output>(call: (services: Services, who: SignedIn, input: Input) => Output | Promise<Output>) =>
  async ({ input, context }: Asked<Input>) =>
    call(context.services, await signedIn(context), input);

/** Days ahead from which a certificate that ends is shown amber. */
const expiringDays = 30;

function me(who: SignedIn, sample: boolean) {
  const today = civilDay(new Date().toISOString());
  const newest = who.staff.certificates.at(-1);
  const state = certificateOn(who.staff, today);
  const soon =
    newest !== undefined &&
    state === 'valid' &&
    (Date.parse(newest.validTo) - Date.parse(today)) / 86_400_000 <= expiringDays;
  return {
    personId: who.actor.personId,
    account: who.account,
    name: who.actor.name,
    agency: {
      id: who.agency.id,
      name: who.agency.name,
      shortName: who.agency.shortName,
      region: who.agency.region,
    },
    unit: who.staff.unit,
    post: who.staff.post,
    roles: [...who.actor.roles],
    ...(newest === undefined
      ? {}
      : {
          certificate: {
            number: newest.number,
            validTo: newest.validTo,
            state: soon ? ('expiring' as const) : state,
          },
        }),
    mustChangePassword: who.mustChangePassword,
    sample,
    expiresAt: who.expiresAt,
  };
}
