import type { Socket } from 'node:net';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import { contract, type ErrorCode, errorSentences } from '@mingjing/contract';
import type { PublishedReader } from '@mingjing/portal';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { z } from 'zod';
import { findCheckpoint, findTile } from '../ledger/read.ts';
import { Problem, problem, refusalView } from '../problem.ts';
import type { Services } from '../services.ts';
import { largestUpload } from '../store/files.ts';
import { createApi } from './api.ts';
import { mountCalls } from './calls.ts';
import { answerUnread } from './client-error.ts';
import { refuseForeign } from './context.ts';
import { answer, describeRoutes, gatherDescribed, parameters } from './described.ts';
import { fileRoutes } from './files.ts';
import { formRoutes } from './forms.ts';
import { gatherMethods, type MethodsAt } from './methods.ts';
import { mountPortal, type PortalParts } from './portal.ts';
import { volumeRoutes } from './volumes.ts';

export interface AppParts {
  readonly services: Services;
  readonly reader: PublishedReader;
  readonly portal: PortalParts;
  /** Folder of the built workbench; absent where the public site runs alone. */
  readonly workbench?: string;
}

/** Largest body of a call in JSON; files have their own way in. */
const largestBody = 4 * 1024 * 1024;

/** Bytes a second with which an upload still arrives in time: the largest takes an hour and ten minutes. */
const slowestLine = 512 * 1024;

/** After so many milliseconds in which nothing comes or goes a connection is ended. */
const silence = 10 * 60_000;

/** Levels of lists and objects in a body: forms have a handful, what walks through them by recursion bears hundreds. */
const deepestBody = 64;

function nestsDeeper(body: unknown, limit: number): boolean {
  let level = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}

/** The whole HTTP side: public site, staff application, calls, log. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const { services } = parts;
  const app = Fastify({
    logger: {
      level: process.env.LOG_LEVEL ?? 'warn',
      redact: ['req.headers.cookie', 'req.headers.authorization'],
    },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: largestBody,
    trustProxy: services.config.trustProxy,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: (largestUpload / slowestLine) * 1000,
    connectionTimeout: silence,
    forceCloseConnections: true,
    // Node would refuse a request without Host by an empty answer.
    http: { requireHostHeader: false },
    frameworkErrors: (error, _request, reply) => sendError(reply as FastifyReply, codeOf(error), error),
    clientErrorHandler: (error, socket) => answerUnread(error as Error, socket as Socket, methodsAt),
  });
  // A socket that was asked for its address keeps it: who has gone again already still counts as the one who asked.
  app.server.on('connection', (socket: Socket) => socket.remoteAddress);
  // What somebody expects beyond 100-continue is passed over (RFC 9110 section 10.1.1).
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
  app.addHook('onRequest', async (request) => {
    if (request.headers.host === undefined && request.raw.httpVersion === '1.1') problem('BAD_REQUEST');
  });
  const described = gatherDescribed(app);
  const methodsAt = gatherMethods(app);
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const code = codeOf(error);
    const said: Handler = () => sendError(reply, code, error);
    // A body is read before anybody asks whether the address takes it: that it does not is said first all the same.
    return (ofBody.has(code) ? unlessMethod(methodsAt, said) : said)(request, reply);
  });

  app.get('/healthz', { config: { described: health } }, async (_request, reply) => {
    const stopped = services.ledger.stopped();
    await services.store.appPool.query('select 1');
    return reply
      .code(stopped === undefined ? 200 : 503)
      .send({ ok: stopped === undefined, ...(stopped === undefined ? {} : { ledger: stopped }) });
  });

  await app.register(async (scope) => mountLedger(scope, services));
  await app.register(async (scope) => mountApi(scope, parts, described, methodsAt), { prefix: '/api' });
  if (parts.workbench !== undefined) {
    const root = parts.workbench;
    await app.register(async (scope) => mountWorkbench(scope, root), { prefix: '/workbench' });
  }
  const { pageNotFound } = await mountPortal(app, parts.portal);
  app.setNotFoundHandler(unlessMethod(methodsAt, pageNotFound));
  return app;
}

async function mountApi(
  scope: FastifyInstance,
  { services, reader }: AppParts,
  described: ReturnType<typeof gatherDescribed>,
  methodsAt: MethodsAt,
): Promise<void> {
  await scope.register(cookie);
  await scope.register(compress, { threshold: 2048 });
  await scope.register(rateLimit, {
    max: 1200,
    timeWindow: '1 minute',
    errorResponseBuilder: () => new Problem('TOO_MANY_REQUESTS'),
  });
  scope.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'self'",
    });
    refuseForeign(request);
  });
  scope.addHook('preHandler', async (request) => {
    if (nestsDeeper(request.body, deepestBody)) problem('BAD_REQUEST');
  });
  await scope.register(async (files) => fileRoutes(files, services));
  volumeRoutes(scope, services);
  formRoutes(scope, services);

  let document: unknown;
  scope.get('/openapi.json', { config: { described: itself } }, async () => {
    document ??= describeRoutes(
      await new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(contract, {
        info: {
          title: '明镜 Mingjing',
          version: '0.1.0',
          description: '行政执法三项制度：公示、全过程记录、法制审核。',
        },
        servers: [{ url: '/api' }],
      }),
      described,
      '/api',
    );
    return document;
  });

  mountCalls(scope, createApi(reader), services);
  // What no route takes, a method unheard of for one, is answered here too and not with a page of the public site.
  const notFound = unlessMethod(methodsAt, (_request, reply) => sendError(reply, 'NOT_FOUND'));
  scope.setNotFoundHandler({ preHandler: scope.rateLimit() }, notFound);
}

/** The database could not read a value as what it should be: a null character, a day that is none, an id that is none. */
const isUnreadable = (error: unknown) =>
  /^22(?:021|P02|P05|007|008)$/.test((error as { code?: string } | null)?.code ?? '');

/**
 * The database cannot be reached or is shutting down: another try later may well succeed. Whether it wrote what it was asked last
 * is not known. The driver gives no code where a connection ends without a word.
 */
function isAway(error: unknown): boolean {
  const { code, message = '' } = (error ?? {}) as { code?: string; message?: string };
  return code === undefined
    ? /^Connection terminated|is not queryable$/.test(message)
    : /^(?:ECONN|EPIPE|ENOENT|ETIMEDOUT|57P|08)/.test(code);
}

function codeOf(error: FastifyError | Problem): ErrorCode {
  if (error instanceof Problem) return error.code;
  if (error.code === 'FST_ERR_MAX_PARAM_LENGTH') return 'NOT_FOUND';
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return 'TOO_LARGE';
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return 'UNSUPPORTED_TYPE';
  if (error.statusCode === 429) return 'TOO_MANY_REQUESTS';
  if (isUnreadable(error) || (error.statusCode !== undefined && error.statusCode < 500)) return 'BAD_REQUEST';
  return isAway(error) ? 'UNAVAILABLE' : 'INTERNAL';
}

/** What may be wrong of a body before it is looked into. */
const ofBody: ReadonlySet<ErrorCode> = new Set(['BAD_REQUEST', 'TOO_LARGE', 'UNSUPPORTED_TYPE']);

async function sendError(reply: FastifyReply, code: ErrorCode, error?: Error): Promise<void> {
  const { status, message } = errorSentences[code];
  if (status >= 500 && error !== undefined)
    reply.log.error({ err: error, call: reply.request.routeOptions.url }, 'request failed');
  const { message: said, refusals } = error instanceof Problem ? error : { message, refusals: [] };
  await reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({
      defined: true,
      code,
      status,
      message: said,
      ...(refusals.length === 0 ? {} : { data: { refusals: refusals.map(refusalView) } }),
    });
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => unknown;

/** Answers where no route does: the address is there and takes other methods, or it is not there. */
const unlessMethod =
  (methodsAt: MethodsAt, absent: Handler): Handler =>
  (request, reply) => {
    const methods = methodsAt(request.url);
    // One that takes this method too is not there for another reason, its length for one.
    const there = methods.length > 0 && !methods.includes(request.method);
    return there ? refuseMethod(reply, methods) : absent(request, reply);
  };

const refuseMethod = (reply: FastifyReply, methods: readonly string[]) =>
  sendError(reply.header('allow', methods.join(', ')), 'METHOD_NOT_ALLOWED');

const health = {
  summary: '服务是否正常',
  tags: ['服务'],
  responses: {
    200: answer('正常', ['application/json']),
    503: answer('存证日志已停止签署，或者数据库不可用', ['application/json']),
  },
};

const itself = {
  summary: '本接口说明',
  tags: ['服务'],
  responses: { 200: answer('OpenAPI 3.1', ['application/json']) },
};

const logged = (summary: string, type: string) => ({
  summary,
  tags: ['存证日志'],
  responses: { 200: answer(summary, [type]), 404: answer('没有', ['text/plain']) },
});

/** The transparency log as C2SP tlog-tiles has it. */
function mountLedger(scope: FastifyInstance, services: Services): void {
  const pool = services.store.portalPool;
  scope.get(
    '/ledger/checkpoint',
    { config: { described: logged('检查点：签名的日志大小和根', 'text/plain') } },
    async (_request, reply) => {
      const checkpoint = await findCheckpoint(pool);
      if (checkpoint === undefined)
        return reply.code(404).type('text/plain; charset=utf-8').send('no checkpoint yet\n');
      return reply
        .type('text/plain; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(Buffer.from(checkpoint.note));
    },
  );
  scope.get(
    '/ledger/vkey',
    { config: { described: logged('验证检查点签名的公钥', 'text/plain') } },
    async (_request, reply) =>
      services.ledger.vkey === undefined
        ? reply.code(404).type('text/plain; charset=utf-8').send('no key\n')
        : reply.type('text/plain; charset=utf-8').send(`${services.ledger.vkey}\n`),
  );
  const tile = {
    ...logged('日志的一块，按 C2SP tlog-tiles', 'application/octet-stream'),
    parameters: parameters('path', z.object({ path: z.string() })),
  };
  scope.get<{ Params: { '*': string } }>(
    '/ledger/tile/*',
    { config: { described: tile } },
    async (request, reply) => {
      const bytes = await findTile(pool, `tile/${request.params['*']}`);
      if (bytes === undefined)
        return reply.code(404).type('text/plain; charset=utf-8').send('no such tile\n');
      return reply
        .type('application/octet-stream')
        .header(
          'cache-control',
          request.params['*'].includes('.p/') ? 'public, max-age=60' : 'public, max-age=31536000, immutable',
        )
        .send(Buffer.from(bytes));
    },
  );
}

/** The staff application: files of the build, and its one page for every other address. */
async function mountWorkbench(scope: FastifyInstance, root: string): Promise<void> {
  await scope.register(compress, { threshold: 2048 });
  scope.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'content-security-policy':
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; media-src 'self' blob:; frame-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
    });
  });
  await scope.register(fastifyStatic, {
    root,
    prefix: '/',
    index: ['index.html'],
    redirect: true,
    setHeaders: (response, path) => {
      response.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  scope.setNotFoundHandler((request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuseMethod(reply, ['GET', 'HEAD']);
    return request.url.includes('/assets/')
      ? reply.code(404).type('text/plain').send('not found\n')
      : reply.sendFile('index.html');
  });
}
