import { idSchema } from '@mingjing/contract';
import { volumeNames } from '@mingjing/law/penalty';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { requireInScope, scopeOn } from '../features/dossiers/reach.ts';
import { boundVolume } from '../features/dossiers/volume.ts';
import { audit } from '../features/session/sessions.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { groundOf, signedIn } from './context.ts';

const kinds = z.enum(Object.keys(volumeNames) as (keyof typeof volumeNames)[]);

/** A whole volume (正卷、副卷) as one PDF, for printing: made when it is asked for, never stored. */
export function volumeRoutes(scope: FastifyInstance, services: Services): void {
  scope.get<{ Params: { id: string; kind: string } }>(
    '/dossiers/:id/volumes/:kind',
    async (request, reply) => {
      const who = await signedIn({ services, request, reply });
      const kind = kinds.safeParse(request.params.kind);
      const id = idSchema.safeParse(request.params.id);
      if (!kind.success || !id.success) return problem('NOT_FOUND');
      const ground = groundOf(request);
      await requireInScope(services, scopeOn(who, ground), id.data);
      const { name, pdf } = await boundVolume(services, who, id.data, kind.data);
      await audit(services, 'fileRead', {
        person: who.actor.personId,
        agency: who.actor.agencyId,
        session: who.sessionId,
        dossier: id.data,
        detail: { volume: kind.data, ...(ground === undefined ? {} : { ground }) },
      });
      return reply
        .type('application/pdf')
        .headers({
          'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
          'content-security-policy':
            "default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; img-src 'self'; frame-ancestors 'self'",
        })
        .send(Buffer.from(pdf));
    },
  );
}
