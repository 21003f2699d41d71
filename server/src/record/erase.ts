import { type Act, definitionsOf, joinPersonal, type Procedure, splitPersonal } from '@mingjing/law';

/** The act (删除个人信息) with which the key of its dossier is destroyed. */
export const erasingAct = 'personal.erase';

/** Acts as they read once the key of their dossier is gone: what is derived from them must hold no personal value either. */
export function withoutPersonal(procedure: Procedure<unknown>, acts: readonly Act[]): Act[] {
  const definitions = definitionsOf(procedure);
  return acts.map((act) => {
    const { plain } = splitPersonal(act.data, definitions.get(act.type)?.personal ?? []);
    return { ...act, data: joinPersonal(plain, new Map()) };
  });
}
