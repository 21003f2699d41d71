import { house, sup } from '../../dossier/basis.ts';
import type { Gate } from '../../dossier/define.ts';
import type { AgencyFacts } from '../../dossier/facts.ts';
import { tick } from '../../dossier/fields.ts';
import { type Refusal, refuse } from '../../dossier/refusal.ts';
import { findUsccFault } from '../../identifiers/index.ts';

/** 主体资格: what an agency is registered as, who may change it, and whether it was entered at all. */

/** Beside the name, what the bureau that confirms it (监督条例 art 17) looks at. */
export const qualifying = ['uscc', 'field', 'kind', 'region', 'regionPath'] as const;

type Identity = Pick<AgencyFacts, 'name' | (typeof qualifying)[number]>;

export const changed = (state: AgencyFacts, data: Identity, names: readonly (keyof Identity)[]): boolean =>
  names.some((name) => state[name] !== data[name]);

export const usccConfirmed = tick('代码校验未通过，已与证照核对').optional();

interface Coded {
  readonly uscc: string;
  readonly usccConfirmed?: boolean | undefined;
}

/** A code is one (GB 32100-2015), or its paper was looked at. */
export function usccRefusal({ uscc, usccConfirmed }: Coded): Refusal | undefined {
  const fault = findUsccFault(uscc, usccConfirmed);
  return fault === undefined ? undefined : refuse('USCC_INVALID', fault, { source: house(), path: 'uscc' });
}

/** The agency's own may still be open; and what stands already is not asked about again. */
export const usccHolds: Gate<AgencyFacts, Coded> = ({ state, data }) =>
  data === undefined || data.uscc === notEntered || data.uscc === state.uscc ? undefined : usccRefusal(data);

export const pathEndsInRegion: Gate<AgencyFacts, Identity> = ({ data }) =>
  data !== undefined && data.regionPath.split('/').at(-1) !== data.region
    ? refuse('REGION_PATH', '行政区划路径应当以本机关行政区划代码结尾。', {
        source: house(),
        path: 'regionPath',
      })
    : undefined;

export const qualificationBySupervisor: Gate<AgencyFacts, Identity> = ({ state, data, actor }) =>
  data === undefined ||
  actor.roles.some((role) => role === 'supervisor' || role === 'system') ||
  !changed(state, data, qualifying)
    ? undefined
    : refuse(
        'SUPERVISOR_ONLY',
        '统一社会信用代码、执法领域、主体类型和行政区划由执法监督部门变更，本机关不能自行变更。',
        { source: sup(17), path: qualifying.find((name) => state[name] !== data[name])! },
      );

/** Supervision reaches as far as the own region: nobody gives the own bureau a wider one once it was confirmed. */
export const itsOwnRegion: Gate<AgencyFacts, Identity> = ({ state, data, actor }) =>
  data === undefined ||
  state.id !== actor.agencyId ||
  state.wasConfirmed !== true ||
  actor.roles.includes('system') ||
  withinRegion(data.regionPath, state.regionPath)
    ? undefined
    : refuse('OWN_REGION', '主体资格确认后，本机关的行政区划不能由本机关人员改到原区划以外。', {
        source: house(),
        path: 'regionPath',
        remedy: '请由上级执法监督部门办理。',
      });

/** Whether a region path lies in the region of another, or is it: by whole codes. */
export const withinRegion = (path: string, region: string): boolean =>
  path === region || path.startsWith(`${region}/`);

/** What stands, alone or in words, in a register (登记) until the agency's own data is entered. */
export const notEntered = '待登记';

/** Whether nothing of the agency stands open that documents, numbers and scopes of rights rest on. */
export const isEntered = (agency: AgencyFacts): boolean =>
  Object.values(agency).every((value) => typeof value !== 'string' || !value.includes(notEntered));
