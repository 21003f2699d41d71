import { groundSchema } from '@mingjing/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { recall, recognise, type SignedIn } from '../features/session/sessions.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';

/** What a call knows of who asks: the services, and the session's cookie. */
export interface CallContext {
  readonly services: Services;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Over https the cookie is bound to this very host; over plain http (an intranet, a single computer) it cannot be. */
const cookieName = (services: Services) =>
  services.config.publicOrigin.startsWith('https:') ? '__Host-mingjing' : 'mingjing';

export function setSession(context: CallContext, token: string | undefined): void {
  const secure = context.services.config.publicOrigin.startsWith('https:');
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  const name = cookieName(context.services);
  if (token === undefined) context.reply.clearCookie(name, options);
  else context.reply.setCookie(name, token, options);
}

/** Who asks, or a refusal to sign in first. With a one-time password nothing but changing it is possible. */
export async function signedIn(context: CallContext, mayHaveOneTimePassword = false): Promise<SignedIn> {
  const token = tokenOf(context);
  const who = token && (await recognise(context.services, token, context.request.ip));
  if (!who) return problem('UNAUTHORIZED');
  if (who.mustChangePassword && !mayHaveOneTimePassword) return problem('PASSWORD_CHANGE_REQUIRED');
  return who;
}

/** Who asked a moment ago, for an act that is written only if that is still so. */
export function remembered(context: CallContext): SignedIn | undefined {
  const token = tokenOf(context);
  const who = token && recall(context.services, token, context.request.ip);
  return who && !who.mustChangePassword ? who : undefined;
}

function tokenOf({ request, services }: CallContext): string | undefined {
  const token = request.cookies[cookieName(services)];
  return token === undefined || token.length > 100 ? undefined : token;
}

/** The ground a file or a volume is read on (调阅事由), where one is given. */
export function groundOf({ query }: FastifyRequest): string | undefined {
  const ground = groundSchema.optional().safeParse((query as { readonly ground?: unknown }).ground);
  return ground.success ? ground.data : problem('BAD_REQUEST');
}

/**
 * A request that changes something comes from our own pages or from a program, never from another site's page: the cookie
 * is SameSite=Strict, and a browser that names another origin is refused besides.
 */
export function refuseForeign(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') problem('FORBIDDEN');
  const { origin } = request.headers;
  if (
    origin !== undefined &&
    origin !== 'null' &&
    URL.canParse(origin) &&
    new URL(origin).host !== request.headers.host
  )
    problem('FORBIDDEN');
}
