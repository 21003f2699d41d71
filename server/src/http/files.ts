import { idSchema } from '@mingjing/contract';
import type { FileRef } from '@mingjing/law';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { requireInScope, scopeOn } from '../features/dossiers/reach.ts';
import { audit, by } from '../features/session/audit.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { erasedFile } from '../store/files.ts';
import { readRange } from './byte-range.ts';
import { groundOf, signedIn } from './context.ts';
import { answer, errors, groundQuery, parameters } from './described.ts';

const uploadQuery = z.object({
  name: z.string().min(1).max(200),
  kind: z.enum(['photo', 'audio', 'video', 'document', 'scan', 'other'] satisfies FileRef['kind'][]),
});

const readQuery = groundQuery.extend({ download: z.string().optional() });

const bytes = { type: 'string', format: 'binary' } as const;

const uploaded = {
  summary: '上传文件：请求内容就是文件本身',
  tags: ['文件'],
  parameters: parameters('query', uploadQuery),
  requestBody: { required: true, content: { '*/*': { schema: bytes } } },
  responses: {
    201: answer('已保存，可以在行为中引用', ['application/json'], {
      type: 'object',
      required: ['id', 'sha256', 'name', 'kind', 'size', 'type'],
      properties: {
        id: { type: 'string' },
        sha256: { type: 'string' },
        name: { type: 'string' },
        kind: { enum: uploadQuery.shape.kind.options },
        size: { type: 'integer' },
        type: { type: 'string' },
      },
    }),
    ...errors(
      'BAD_REQUEST',
      'UNAUTHORIZED',
      'PASSWORD_CHANGE_REQUIRED',
      'FORBIDDEN',
      'TOO_LARGE',
      'UNSUPPORTED_TYPE',
    ),
  },
};

const opened = {
  summary: '取文件，可以只取一段（Range）',
  tags: ['文件'],
  parameters: [...parameters('path', z.object({ id: idSchema })), ...parameters('query', readQuery)],
  responses: {
    200: answer('整个文件', ['*/*'], bytes),
    206: answer('文件的一段', ['*/*'], bytes),
    416: { description: '所要的一段不在文件内' },
    ...errors('BAD_REQUEST', 'UNAUTHORIZED', 'PASSWORD_CHANGE_REQUIRED', 'FORBIDDEN', 'NOT_FOUND'),
  },
};

/** Files in and out: the body is the file itself, streamed; never parsed, never kept in memory. */
export function fileRoutes(scope: FastifyInstance, services: Services): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));

  scope.post(
    '/files',
    { bodyLimit: Number.MAX_SAFE_INTEGER, config: { described: uploaded } },
    async (request, reply) => {
      const who = await signedIn({ services, request, reply });
      const query = uploadQuery.safeParse(request.query);
      if (!query.success) return problem('BAD_REQUEST', [], '上传文件应当带有文件名和种类。');
      const stored = await services.files.receive({
        ...query.data,
        type: (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
        uploader: who.actor.personId,
        agency: who.actor.agencyId,
        body: request.raw,
      });
      return reply.code(201).send(stored);
    },
  );

  scope.get<{ Params: { id: string }; Querystring: { download?: string } }>(
    '/files/:id',
    { config: { described: opened } },
    async (request, reply) => {
      const who = await signedIn({ services, request, reply });
      const file = await services.files.find(request.params.id);
      if (file === undefined) return problem('NOT_FOUND');
      if (file.dossier === undefined) {
        if (file.uploader !== who.actor.personId) return problem('NOT_FOUND');
      } else {
        const ground = groundOf(request);
        await requireInScope(services, scopeOn(who, ground), file.dossier);
        if (file.erased) return problem('NOT_FOUND', [], erasedFile);
        await audit(services, 'fileRead', {
          ...by(who),
          dossier: file.dossier,
          detail: { file: file.id, ...(ground === undefined ? {} : { ground }) },
        });
      }
      const disposition = request.query.download === undefined ? 'inline' : 'attachment';
      const etag = `"${file.sha256}"`;
      reply.type(file.type).headers({
        'accept-ranges': 'bytes',
        'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'content-security-policy': policyOf(file.type),
        etag,
      });
      const { range: asked, 'if-range': since } = request.headers;
      const range = readRange(asked, file.size, etag, typeof since === 'string' ? since : undefined);
      switch (range.kind) {
        case 'whole': {
          const content = await services.files.read(file.id);
          return reply.header('content-length', String(file.size)).send(content);
        }
        case 'part': {
          const { first, last } = range;
          const content = await services.files.readPart(file.id, first, last);
          return reply
            .code(206)
            .headers({
              'content-length': String(last - first + 1),
              'content-range': `bytes ${first}-${last}/${file.size}`,
            })
            .send(content);
        }
        case 'unsatisfiable':
          return reply.code(416).header('content-range', `bytes */${file.size}`).send();
        default:
          return range satisfies never;
      }
    },
  );
}

/** A stored file never runs anything; the browser's own viewer of a PDF does not work inside a sandbox. */
export function policyOf(type: string): string {
  const inert =
    "default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; img-src 'self'; frame-ancestors 'self'";
  return type === 'application/pdf' ? inert : `${inert}; sandbox`;
}
