import { contract, type ErrorCode, errorSentences, type RefusalView } from '@mingjing/contract';
import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient, InferContractRouterOutputs } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';

/** The typed client of every call, and what its errors mean to a person. */

type Outputs = InferContractRouterOutputs<typeof contract>;

export type Me = Outputs['session']['me'];
export type DossierView = Outputs['dossiers']['get'];
export type ActView = DossierView['acts'][number];
export type MoveView = DossierView['moves'][number];
export type DeadlineView = DossierView['deadlines'][number];
export type StageView = DossierView['stages'][number];
export type DocumentView = NonNullable<ActView['document']>;
export type TodoRow = Outputs['dossiers']['todo']['rows'][number];
export type DossierRow = Outputs['dossiers']['list']['rows'][number];
export type Performed = Outputs['dossiers']['perform'];
export type StaffRow = Outputs['directory']['staff']['rows'][number];
export type ReviewerRow = Outputs['directory']['reviewers']['rows'][number];
export type AccountRow = Outputs['accounts']['list']['rows'][number];
export type SupervisedRow = Outputs['supervision']['list']['rows'][number];
export type HandoverRow = Outputs['dossiers']['handovers']['rows'][number];
export type LookRow = Outputs['audit']['looks']['rows'][number];
export type OperationRow = Outputs['audit']['operations']['rows'][number];
export type FigureRow = Outputs['supervision']['figures']['rows'][number];

export const apiPath = '/api';

const link = new OpenAPILink(contract, {
  url: () => `${window.location.origin}${apiPath}`,
  fetch: (request, init) => globalThis.fetch(request, { ...init, credentials: 'same-origin' }),
});

/** Everything that crosses the wire is plain JSON, so what comes in has the very types the contract gives it. */
export const client: ContractRouterClient<typeof contract> = createORPCClient(link);

export const api = createTanstackQueryUtils(client);

/** What went wrong, for the person: a code for programs, a sentence, the refusals behind it. */
export interface Problem {
  readonly code: ErrorCode | 'OFFLINE';
  readonly message: string;
  readonly refusals: readonly RefusalView[];
}

const offline: Problem = {
  code: 'OFFLINE',
  message: '连接不上服务器。已经填写的内容还在，网络恢复后可以再试。',
  refusals: [],
};

const isCode = (code: string): code is ErrorCode => Object.hasOwn(errorSentences, code);

/** Any error of a call as a problem; what is not of the closed list counts as a fault of the system. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof ORPCError)) {
    return error instanceof TypeError
      ? offline
      : { code: 'INTERNAL', message: errorSentences.INTERNAL.message, refusals: [] };
  }
  const code = isCode(error.code) ? error.code : codeOfStatus(error.status);
  const data = error.data as { readonly refusals?: readonly RefusalView[] } | undefined;
  const known = isCode(error.code) && error.message !== '' ? error.message : errorSentences[code].message;
  return { code, message: known, refusals: data?.refusals ?? [] };
}

function codeOfStatus(status: number): ErrorCode {
  const found = Object.entries(errorSentences).find(([, entry]) => entry.status === status);
  return found === undefined ? 'INTERNAL' : (found[0] as ErrorCode);
}
