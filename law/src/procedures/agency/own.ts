import { house } from '../../dossier/basis.ts';
import type { Gate } from '../../dossier/define.ts';
import type { AgencyFacts } from '../../dossier/facts.ts';
import { refuse } from '../../dossier/refusal.ts';
import { registerActs } from '../register.ts';

/** What the acts of an agency's register have in common. */

export const agencyAct = registerActs<AgencyFacts>();

export const registered = (state: AgencyFacts) => state.id !== '';

/** The agency's own people, or the bureau that confirms it. */
export const ownAgency: Gate<AgencyFacts> = (context) =>
  context.actor.roles.includes('supervisor') || context.actor.roles.includes('system')
    ? undefined
    : itself(context);

/** The agency's own people and nobody else: of its powers only the agency itself disposes. */
export const itself: Gate<AgencyFacts> = ({ state, actor }) =>
  state.id === actor.agencyId
    ? undefined
    : refuse('OTHER_AGENCY', '您不属于该执法主体，不能办理。', { source: house() });
