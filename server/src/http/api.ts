import { contract } from '@mingjing/contract';
import { certificateOn, civilDay, nationalCalendar } from '@mingjing/law';
import type { PublishedReader } from '@mingjing/portal';
import { implement } from '@orpc/server';
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
import { type CallContext, remembered, setSession, signedIn } from './context.ts';

/** Contract to commands and queries, one line a call; nothing is decided here. */
export function createApi(reader: PublishedReader) {
  const os = implement(contract).$context<CallContext>();

  return os.router({
    session: {
      signIn: os.session.signIn.handler(async ({ input, context }) => {
        const from = { address: context.request.ip, agent: context.request.headers['user-agent'] ?? '' };
        const { token, who } = await signIn(context.services, input, from);
        setSession(context, token);
        return me(who, context.services.sample);
      }),
      me: os.session.me.handler(async ({ context }) =>
        me(await signedIn(context, true), context.services.sample),
      ),
      signOut: os.session.signOut.handler(async ({ context }) => {
        await signOut(context.services, await signedIn(context, true));
        setSession(context, undefined);
        return { ok: true };
      }),
      changePassword: os.session.changePassword.handler(async ({ input, context }) => {
        await changePassword(context.services, await signedIn(context, true), input);
        return { ok: true };
      }),
    },
    directory: {
      agency: os.directory.agency.handler(async ({ context }) =>
        getAgency(await signedIn(context), nationalCalendar.version),
      ),
      staff: os.directory.staff.handler(
        signed((services, who, input) => listStaff(services, who, input?.on)),
      ),
      reviewers: os.directory.reviewers.handler(signed(findReviewers)),
    },
    dossiers: {
      todo: os.dossiers.todo.handler(signed(getTodo)),
      list: os.dossiers.list.handler(signed(listDossiers)),
      open: os.dossiers.open.handler(signed(openDossier)),
      get: os.dossiers.get.handler(
        signed((services, who, input) => getDossier(services, who, input.dossier)),
      ),
      perform: os.dossiers.perform.handler(
        async ({ input, context }) =>
          (await attemptAct(context.services, remembered(context), input)) ??
          performAct(context.services, await signedIn(context), input),
      ),
      check: os.dossiers.check.handler(signed(checkAct)),
      preview: os.dossiers.preview.handler(signed(previewAct)),
      handovers: os.dossiers.handovers.handler(
        signed((services, who, input) => listHandovers(services, who, input.from)),
      ),
      checkHandOver: os.dossiers.checkHandOver.handler(signed(checkHandOver)),
      handOver: os.dossiers.handOver.handler(signed(handOver)),
      proof: os.dossiers.proof.handler(signed(getProof)),
    },
    drafts: {
      get: os.drafts.get.handler(signed(getDraft)),
      put: os.drafts.put.handler(signed(putDraft)),
      remove: os.drafts.remove.handler(signed(removeDraft)),
    },
    accounts: {
      list: os.accounts.list.handler(signed(listAccounts)),
      create: os.accounts.create.handler(signed(createAccount)),
      appoint: os.accounts.appoint.handler(signed(appointAdministrator)),
      reset: os.accounts.reset.handler(
        signed((services, who, input) => resetAccount(services, who, input.personId)),
      ),
      setDisabled: os.accounts.setDisabled.handler(signed(setDisabled)),
    },
    supervision: {
      list: os.supervision.list.handler(signed(listSupervised)),
      get: os.supervision.get.handler(signed(readSupervised)),
      proof: os.supervision.proof.handler(signed(getSupervisedProof)),
      figures: os.supervision.figures.handler(
        signed((services, who, input) => getFigures(services, who, input?.year)),
      ),
    },
    audit: {
      looks: os.audit.looks.handler(signed(listLooks)),
      operations: os.audit.operations.handler(signed(listOperations)),
      exported: os.audit.exported.handler(signed(noteExport)),
    },
    public: {
      log: os.public.log.handler(({ context }) => logTrust(context.services)),
      deadline: os.public.deadline.handler(({ input }) => answerDeadline(input)),
      decisions: os.public.decisions.handler(async ({ input }) => {
        const page = await reader.decisions(input);
        return { ...page, items: page.items.map((item) => ({ ...item, outcomes: [...item.outcomes] })) };
      }),
      decision: os.public.decision.handler(async ({ input }) => {
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
      }),
    },
  });
}

/** A call that only who is signed in may make, as a handler. */
const signed =
  <Input, Output>(call: (services: Services, who: SignedIn, input: Input) => Output | Promise<Output>) =>
  async ({ input, context }: { readonly input: Input; readonly context: CallContext }) =>
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
