import { publicIdSchema } from '@mingjing/contract';
import { assetHeaders, type Portal, type PortalRequest, type PortalResponse } from '@mingjing/portal';
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { answer, parameters } from './described.ts';

export interface PortalParts {
  readonly portal: Portal;
}

const download = (summary: string, type: string) => ({
  summary,
  tags: ['公开'],
  parameters: parameters('path', z.object({ id: publicIdSchema })),
  responses: {
    200: answer(summary, [type]),
    404: answer('没有这一项，或者还没有存证', ['text/html']),
    503: answer('暂时不可用', ['text/html']),
  },
});

/** What of the public site is for programs; the rest is pages. */
const downloads: Readonly<Record<string, ReturnType<typeof download>>> = {
  '/decisions/:id/proof.mingjing': download('一项公示的存证包', 'application/json'),
  '/decisions/:id/withdrawal.mingjing': download('一项公示不再公示的存证包', 'application/json'),
  '/decisions/:id/qr.svg': download('一项公示的网址二维码', 'image/svg+xml'),
};

/** The public site's routes in Fastify, and its page for what is not there; the pages themselves know nothing of it. */
export async function mountPortal(app: FastifyInstance, { portal }: PortalParts) {
  await app.register(async (scope) => {
    for (const route of portal.routes) {
      const described = downloads[route.path];
      const config: FastifyContextConfig = described === undefined ? {} : { described };
      scope.get(route.path, { config }, async (request, reply) => {
        send(reply, await route.handle(asked(request)));
        return reply;
      });
    }
    for (const [path, asset] of portal.assets()) {
      scope.get(path, async (_request, reply) =>
        reply.headers(assetHeaders(asset)).send(Buffer.from(asset.bytes)),
      );
    }
  });
  return {
    pageNotFound: (request: FastifyRequest, reply: FastifyReply) => {
      send(reply, portal.notFound(asked(request)));
      return reply;
    },
  };
}

/** The one cookie the public site knows: large print. */
const large = /(?:^|;\s*)large=1(?:;|$)/;

function asked(request: FastifyRequest): PortalRequest {
  const match = request.headers['if-none-match'];
  return {
    url: request.url,
    params: request.params as PortalRequest['params'],
    query: request.query as PortalRequest['query'],
    cookies: large.test(request.headers.cookie ?? '') ? { large: '1' } : {},
    ...(match === undefined ? {} : { ifNoneMatch: match }),
  };
}

/** Pages are whole and small: they go to the socket as they are, past everything that would look at them again. */
function send(reply: FastifyReply, { status, headers, body }: PortalResponse): void {
  reply.hijack();
  const length = status === 304 ? {} : { 'content-length': body.length };
  reply.raw.writeHead(status, { ...headers, ...length });
  reply.raw.end(body);
}
