import { contract } from '@mingjing/contract';
import { certificateOn, civilDay, nationalCalendar } from '@mingjing/law';
import type { PublishedReader } from '@mingjing/portal';
import { implement } from '@orpc/server';
import { listLooks, listOperations, noteExport } from '../features/audit/queries.ts';
import { findReviewers, getAgency, listStaff } from '../features/directory/queries.ts';
import { attemptAct, checkAct, openDossier, performAct, previewAct } from '../features/dossiers/commands.ts';
import { checkHandOver, handOver, listHandovers } from '../features/dossiers/handover.ts';
import { getProof } from '../features/dossiers/proof.ts';
import { getDossier, getTodo, listDossiers } from '../features/dossiers/queries.ts';
import { getDraft, putDraft, removeDraft } from '../features/drafts.ts';
import { answerDeadline } from '../features/public/deadlines.ts';
import { logTrust } from '../features/public/log.ts';
import { createAccount, listAccounts, resetAccount, setDisabled } from '../features/session/accounts.ts';
import { appointAdministrator } from '../features/session/administrators.ts';
import { changePassword, type SignedIn, signIn, signOut } from '../features/session/sessions.ts';
import {
  getFigures,
  getSupervisedProof,
  listSupervised,
  readSupervised,
} from '../features/supervision/queries.ts';
import { problem } from '../problem.ts';
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
      staff: os.directory.staff.handler(async ({ input, context }) =>
        listStaff(context.services, await signedIn(context), input?.on),
      ),
      reviewers: os.directory.reviewers.handler(async ({ input, context }) =>
        findReviewers(context.services, await signedIn(context), input.q),
      ),
    },
    dossiers: {
      todo: os.dossiers.todo.handler(async ({ context }) =>
        getTodo(context.services, await signedIn(context)),
      ),
      list: os.dossiers.list.handler(async ({ input, context }) =>
        listDossiers(context.services, await signedIn(context), input),
      ),
      open: os.dossiers.open.handler(async ({ input, context }) =>
        openDossier(context.services, await signedIn(context), input),
      ),
      get: os.dossiers.get.handler(async ({ input, context }) =>
        getDossier(context.services, await signedIn(context), input.dossier),
      ),
      perform: os.dossiers.perform.handler(
        async ({ input, context }) =>
          (await attemptAct(context.services, remembered(context), input)) ??
          performAct(context.services, await signedIn(context), input),
      ),
      check: os.dossiers.check.handler(async ({ input, context }) =>
        checkAct(context.services, await signedIn(context), input),
      ),
      preview: os.dossiers.preview.handler(async ({ input, context }) =>
        previewAct(context.services, await signedIn(context), input),
      ),
      handovers: os.dossiers.handovers.handler(async ({ input, context }) =>
        listHandovers(context.services, await signedIn(context), input.from),
      ),
      checkHandOver: os.dossiers.checkHandOver.handler(async ({ input, context }) =>
        checkHandOver(context.services, await signedIn(context), input),
      ),
      handOver: os.dossiers.handOver.handler(async ({ input, context }) =>
        handOver(context.services, await signedIn(context), input),
      ),
      proof: os.dossiers.proof.handler(async ({ input, context }) =>
        getProof(context.services, await signedIn(context), input),
      ),
    },
    drafts: {
      get: os.drafts.get.handler(async ({ input, context }) =>
        getDraft(context.services, await signedIn(context), input),
      ),
      put: os.drafts.put.handler(async ({ input, context }) =>
        putDraft(context.services, await signedIn(context), input),
      ),
      remove: os.drafts.remove.handler(async ({ input, context }) =>
        removeDraft(context.services, await signedIn(context), input),
      ),
    },
    accounts: {
      list: os.accounts.list.handler(async ({ context }) =>
        listAccounts(context.services, await signedIn(context)),
      ),
      create: os.accounts.create.handler(async ({ input, context }) =>
        createAccount(context.services, await signedIn(context), input),
      ),
      appoint: os.accounts.appoint.handler(async ({ input, context }) =>
        appointAdministrator(context.services, await signedIn(context), input),
      ),
      reset: os.accounts.reset.handler(async ({ input, context }) =>
        resetAccount(context.services, await signedIn(context), input.personId),
      ),
      setDisabled: os.accounts.setDisabled.handler(async ({ input, context }) =>
        setDisabled(context.services, await signedIn(context), input),
      ),
    },
    supervision: {
      list: os.supervision.list.handler(async ({ input, context }) =>
        listSupervised(context.services, await signedIn(context), input),
      ),
      get: os.supervision.get.handler(async ({ input, context }) =>
        readSupervised(context.services, await signedIn(context), input),
      ),
      proof: os.supervision.proof.handler(async ({ input, context }) =>
        getSupervisedProof(context.services, await signedIn(context), input),
      ),
      figures: os.supervision.figures.handler(async ({ input, context }) =>
        getFigures(context.services, await signedIn(context), input?.year),
      ),
    },
    audit: {
      looks: os.audit.looks.handler(async ({ input, context }) =>
        listLooks(context.services, await signedIn(context), input),
      ),
      operations: os.audit.operations.handler(async ({ input, context }) =>
        listOperations(context.services, await signedIn(context), input),
      ),
      exported: os.audit.exported.handler(async ({ input, context }) =>
        noteExport(context.services, await signedIn(context), input),
      ),
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
