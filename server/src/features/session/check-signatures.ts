import { type Act, isErased } from '@mingjing/law';
import type { Recorder } from '../../record/perform.ts';
import type { Services } from '../../services.ts';
import { type SignatureState, signatureOf, signedTypes } from './signing.ts';

/** What an audit of the signatures (签名核验) found; `faults` are acts nobody signed, or not so. */
export interface SignatureAudit {
  readonly checked: number;
  /** Personal values were erased by law: the key is vouched for, what was signed can no longer be read. */
  readonly erased: number;
  readonly faults: readonly {
    readonly dossier: string;
    readonly seq: number;
    readonly type: string;
    readonly person: string;
    readonly state: Extract<SignatureState, 'missing' | 'wrong'>;
  }[];
}

/** Checks every signed act of the record against the installation's key; writes nothing. */
export async function checkSignatures(
  services: Pick<Services, 'store' | 'vault'> & { readonly record: Pick<Recorder, 'load'> },
): Promise<SignatureAudit> {
  const dossiers = await services.store.app
    .selectFrom('record.act')
    .select('dossier')
    .distinct()
    .where('type', 'in', [...signedTypes])
    .orderBy('dossier')
    .execute();
  let [checked, erased] = [0, 0];
  const faults: SignatureAudit['faults'][number][] = [];
  for (const { dossier } of dossiers) {
    const { own } = await services.record.load({ dossier });
    for (const act of own?.dossier.acts ?? []) {
      if (!signedTypes.includes(act.type)) continue;
      const state = stateOf(services, act);
      checked += 1;
      if (state === 'erased') erased += 1;
      else if (state !== 'valid')
        faults.push({ dossier, seq: act.seq, type: act.type, person: act.actor.personId, state });
    }
  }
  return { checked, erased, faults };
}

const stateOf = (services: Pick<Services, 'vault'>, act: Act): SignatureState =>
  signatureOf(services, {
    dossier: act.dossier,
    id: act.id,
    type: act.type,
    occurredAt: act.occurredAt,
    person: act.actor.personId,
    data: act.data,
    erased: holdsErased(act.data),
  });

function holdsErased(value: unknown): boolean {
  if (isErased(value)) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsErased);
}
