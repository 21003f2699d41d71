import type { Dossier } from '@mingjing/law';
import { bundleOf, findProof, openAct } from '../../ledger/proof.ts';
import { problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import type { SignedIn } from '../session/sessions.ts';
import { actionable } from './reach.ts';

export async function getProof(
  services: Services,
  who: SignedIn,
  at: { readonly dossier: string; readonly seq: number },
) {
  const { dossier } = await actionable(services, who, at.dossier);
  return proofOf(services, dossier, at.seq);
}

/** The proof bundle (存证包) of one act: every plain field shown, personal values only as commitments. */
export async function proofOf(services: Services, dossier: Pick<Dossier<unknown>, 'acts'>, seq: number) {
  const act = dossier.acts.find((candidate) => candidate.seq === seq) ?? problem('NOT_FOUND');
  const opening =
    (await openAct(services.store.appPool, services.vault, act.id, (name) => !name.startsWith('slot.'))) ??
    problem('NOT_FOUND');
  const proof = await findProof(services.store.appPool, opening.commitment);
  const promise = await services.ledger.promise(opening.commitment, opening.recordedAt);
  const bundle = bundleOf(opening, { proof, promise }) ?? problem('UNAVAILABLE');
  return {
    bundle: new TextDecoder().decode(bundle),
    state: proof === undefined ? ('promised' as const) : ('proved' as const),
  };
}
