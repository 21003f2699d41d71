import { idSchema } from '@mingjing/contract';
import { isForm } from '@mingjing/law/penalty';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { printForm } from '../features/dossiers/forms.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { signedIn } from './context.ts';
import { groundQuery, parameters, printedAnswers } from './described.ts';
import { printed } from './printed.ts';

const partyQuery = z.object({ party: z.string().min(1).max(100).optional() });

const described = {
  summary: '打印一份空白表格',
  tags: ['卷宗'],
  parameters: [
    ...parameters('path', z.object({ dossier: idSchema, template: z.string() })),
    ...parameters('query', partyQuery.extend(groundQuery.shape)),
  ],
  responses: printedAnswers,
};

/** A form of the case as a PDF under its code, for whoever may read the case. */
export function formRoutes(scope: FastifyInstance, services: Services): void {
  scope.get<{ Params: { dossier: string; template: string } }>(
    '/dossiers/:dossier/forms/:template',
    { config: { described } },
    async (request, reply) => {
      const context = { services, request, reply };
      const who = await signedIn(context);
      const dossier = idSchema.safeParse(request.params.dossier);
      const query = partyQuery.safeParse(request.query);
      const { template } = request.params;
      if (!dossier.success) return problem('NOT_FOUND');
      if (!query.success) return problem('BAD_REQUEST');
      return printed(context, who, dossier.data, { form: template }, async () =>
        isForm(template)
          ? printForm(services, who, dossier.data, template, query.data.party)
          : problem('NOT_FOUND', [], '没有这一编号的表格。'),
      );
    },
  );
}
