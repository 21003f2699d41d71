import { type ErrorCode, errorSentences, groundSchema } from '@mingjing/contract';
import type { OpenAPI } from '@orpc/openapi';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

/**
 * What the contract does not hold: routes whose body or answer is a file, the log, the state of the service. Each says of itself
 * beside its handler, in `config.described`, what the contract says of the calls.
 */

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly described?: OpenAPI.OperationObject;
  }
}

/** An answer by its media types. */
export const answer = (
  description: string,
  types: readonly string[],
  schema: OpenAPI.SchemaObject = {},
): OpenAPI.ResponseObject => ({
  description,
  content: Object.fromEntries(types.map((type) => [type, { schema }])),
});

/** The errors a route may answer with, of the closed list, one answer a status. */
export function errors(...codes: readonly ErrorCode[]): OpenAPI.ResponsesObject {
  const all = [...codes, 'TOO_MANY_REQUESTS', 'INTERNAL', 'UNAVAILABLE'] as const;
  const byStatus = Map.groupBy(new Set(all), (code) => errorSentences[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      String(status),
      answer(same.map((code) => errorSentences[code].message).join(' '), ['application/json'], {
        type: 'object',
        required: ['code', 'status', 'message'],
        properties: {
          code: { enum: same },
          status: { const: status },
          message: { type: 'string' },
          data: { type: 'object' },
        },
      }),
    ]),
  );
}

/** A PDF that is made of a case when it is asked for. */
export const printedAnswers: OpenAPI.ResponsesObject = {
  200: answer('PDF，不另行保存', ['application/pdf'], { type: 'string', format: 'binary' }),
  ...errors('BAD_REQUEST', 'UNAUTHORIZED', 'PASSWORD_CHANGE_REQUIRED', 'FORBIDDEN', 'NOT_FOUND', 'REFUSED'),
};

type Parameter = NonNullable<OpenAPI.OperationObject['parameters']>[number];

/** The parameters that a schema of the address or of the query reads. */
export function parameters(place: 'path' | 'query', schema: z.ZodObject): Parameter[] {
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !(field as z.ZodType).safeParse(undefined).success,
    schema: z.toJSONSchema(field as z.ZodType, { io: 'input' }),
  })) as Parameter[];
}

/** 调阅事由: asked of whoever does not read the case by the own work. */
export const groundQuery = z.object({ ground: groundSchema.optional() });

interface Route {
  readonly method: string;
  readonly url: string;
  readonly described: OpenAPI.OperationObject;
}

/** Gathers what routes say of themselves from here on. */
export function gatherDescribed(app: FastifyInstance): readonly Route[] {
  const routes: Route[] = [];
  app.addHook('onRoute', ({ method, url, config }) => {
    const described = config?.described;
    if (described !== undefined && typeof method === 'string' && method !== 'HEAD')
      routes.push({ method: method.toLowerCase(), url, described });
  });
  return routes;
}

/** Adds them to the description of the calls, whose addresses begin after `prefix`; others name their own server. */
export function describeRoutes(
  document: OpenAPI.Document,
  routes: readonly Route[],
  prefix: string,
): OpenAPI.Document {
  const paths: OpenAPI.PathsObject = { ...document.paths };
  for (const { method, url, described } of routes) {
    const within = url.startsWith(`${prefix}/`);
    const path = (within ? url.slice(prefix.length) : url).replace(/:(\w+)/g, '{$1}').replace('*', '{path}');
    const operation = within ? described : { ...described, servers: [{ url: '/' }] };
    paths[path] = { ...paths[path], [method]: operation };
  }
  return { ...document, paths };
}
