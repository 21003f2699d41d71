import { idSchema } from '@mingjing/contract';
import { isForm } from '@mingjing/law/penalty';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { printForm } from '../features/dossiers/forms.ts';
import { requireInScope, scopeOn } from '../features/dossiers/reach.ts';
import { audit } from '../features/session/sessions.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { groundOf, signedIn } from './context.ts';

const partyQuery = z.object({ party: z.string().min(1).max(100).optional() });

/** A form of the case as a PDF under its code, for whoever may read the case. */
export function formRoutes(scope: FastifyInstance, services: Services): void {
  scope.get<{ Params: { id: string; template: string } }>(
    '/dossiers/:id/forms/:template',
    async (request, reply) => {
      const who = await signedIn({ services, request, reply });
      const id = idSchema.safeParse(request.params.id);
      const query = partyQuery.safeParse(request.query);
      const { template } = request.params;
      if (!id.success) return problem('NOT_FOUND');
      if (!query.success) return problem('BAD_REQUEST');
      const ground = groundOf(request);
      await requireInScope(services, scopeOn(who, ground), id.data);
      if (!isForm(template)) return problem('NOT_FOUND', [], '没有这一编号的表格。');
      const { name, pdf } = await printForm(services, who, id.data, template, query.data.party);
      await audit(services, 'fileRead', {
        person: who.actor.personId,
        agency: who.actor.agencyId,
        session: who.sessionId,
        dossier: id.data,
        detail: { form: template, ...(ground === undefined ? {} : { ground }) },
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
