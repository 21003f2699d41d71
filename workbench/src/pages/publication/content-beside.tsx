import { pendingRound, publicDecisionSchema, publicProjection } from '@mingjing/law';
import { ActForm } from '../../forms/form.tsx';
import { preparedContent } from '../act/prefill.ts';
import type { ActController } from '../act/use-act.ts';
import { Masks, PublicContent } from './content.tsx';

/** Checking, approving and releasing: the form left, exactly what was prepared right. */
export function ContentBeside({ act }: { readonly act: ActController }) {
  const { dossier, agency, profile, definition } = act;
  if (dossier === undefined || definition === undefined) return null;
  const round = pendingRound(dossier.state.publication);
  const parsed = publicDecisionSchema.safeParse(
    round === undefined ? undefined : preparedContent(dossier, round.prepared.seq),
  );
  const projection =
    agency === undefined || profile === undefined
      ? undefined
      : publicProjection(dossier.state, agency, profile);
  return (
    <div className="side-by-side">
      <div>
        <ActForm fields={act.fields} value={act.values} onChange={act.setValues} messages={act.messages} />
        {projection !== undefined && <Masks masks={projection.masks} />}
        {projection?.warnings.map((warning) => (
          <p key={warning.code} className="caution-text">
            ! {warning.zh}
          </p>
        ))}
      </div>
      <section aria-labelledby="public-shown">
        <h2 id="public-shown" className="part-title">
          公众将看到
        </h2>
        {parsed.success ? (
          <PublicContent content={parsed.data} />
        ) : (
          <p className="faint">没有取到录入的公示内容。</p>
        )}
      </section>
    </div>
  );
}
