import type { FastifyReply } from 'fastify';
import { requireInScope, scopeOn } from '../features/dossiers/reach.ts';
import { audit, by } from '../features/session/audit.ts';
import type { SignedIn } from '../features/session/sessions.ts';
import { type CallContext, groundOf } from './context.ts';
import { policyOf } from './files.ts';

interface Printed {
  readonly name: string;
  readonly pdf: Uint8Array;
}

/**
 * Answers with a PDF that is made of a case when it is asked for and never stored: for whoever may read the case, by the own
 * work or on a ground. The look is noted with `what` it was.
 */
export async function printed(
  { services, request, reply }: CallContext,
  who: SignedIn,
  dossier: string,
  what: Readonly<Record<string, string>>,
  make: () => Promise<Printed>,
): Promise<FastifyReply> {
  const ground = groundOf(request);
  await requireInScope(services, scopeOn(who, ground), dossier);
  const { name, pdf } = await make();
  await audit(services, 'printed', {
    ...by(who),
    dossier,
    detail: { ...what, ...(ground === undefined ? {} : { ground }) },
  });
  const type = 'application/pdf';
  return reply
    .type(type)
    .headers({
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': policyOf(type),
    })
    .send(Buffer.from(pdf));
}
