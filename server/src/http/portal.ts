import cookie from '@fastify/cookie';
import { assetHeaders, type Portal, type PortalRequest } from '@mingjing/portal';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export interface PortalParts {
  readonly portal: Portal;
}

/** The public site's routes in Fastify; the pages themselves know nothing of it. */
export async function mountPortal(app: FastifyInstance, { portal }: PortalParts): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(cookie);
    for (const route of portal.routes) {
      scope.get(route.path, async (request, reply) => send(reply, await route.handle(asked(request))));
    }
    for (const [path, asset] of portal.assets()) {
      scope.get(path, async (_request, reply) =>
        reply.headers(assetHeaders(asset)).send(Buffer.from(asset.bytes)),
      );
    }
  });
  app.setNotFoundHandler((request, reply) => send(reply, portal.notFound(asked(request))));
}

function asked(request: FastifyRequest): PortalRequest {
  const match = request.headers['if-none-match'];
  return {
    url: request.url,
    params: request.params as PortalRequest['params'],
    query: request.query as PortalRequest['query'],
    cookies: request.cookies ?? {},
    ...(match === undefined ? {} : { ifNoneMatch: match }),
  };
}

function send(
  reply: FastifyReply,
  answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Uint8Array;
  },
) {
  return reply
    .code(answer.status)
    .headers(answer.headers)
    .send(Buffer.from(answer.body.buffer, answer.body.byteOffset, answer.body.byteLength));
}
