import { idSchema } from '@mingjing/contract';
import { volumeNames } from '@mingjing/law/penalty';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { boundVolume } from '../features/dossiers/volume.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { signedIn } from './context.ts';
import { groundQuery, parameters, printedAnswers } from './described.ts';
import { printed } from './printed.ts';

const kinds = z.enum(Object.keys(volumeNames) as (keyof typeof volumeNames)[]);

const described = {
  summary: '打印整卷（正卷、副卷）',
  tags: ['卷宗'],
  parameters: [
    ...parameters('path', z.object({ dossier: idSchema, kind: kinds })),
    ...parameters('query', groundQuery),
  ],
  responses: printedAnswers,
};

/** A whole volume (正卷、副卷) as one PDF, for printing: made when it is asked for, never stored. */
export function volumeRoutes(scope: FastifyInstance, services: Services): void {
  scope.get<{ Params: { dossier: string; kind: string } }>(
    '/dossiers/:dossier/volumes/:kind',
    { config: { described } },
    async (request, reply) => {
      const context = { services, request, reply };
      const who = await signedIn(context);
      const kind = kinds.safeParse(request.params.kind);
      const dossier = idSchema.safeParse(request.params.dossier);
      if (!kind.success || !dossier.success) return problem('NOT_FOUND');
      return printed(context, who, dossier.data, { volume: kind.data }, () =>
        boundVolume(services, who, dossier.data, kind.data),
      );
    },
  );
}
