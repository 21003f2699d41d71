import { leaks, type PublicDecision, publicDecisionSchema, publicProjection } from '@mingjing/law';
import { Button } from 'antd';
import { FieldGrid } from '../../forms/form.tsx';
import type { Values } from '../../forms/values.ts';
import { citeText } from '../../parts/cite.ts';
import { Nothing } from '../../parts/states.tsx';
import type { ActController } from '../act/use-act.ts';
import { Masks, PublicContent } from './content.tsx';

/** The members an editor may word; the others stand as the decision has them. */
const worded = ['cause', 'summary', 'facts', 'correction'] as const;

/** 录入公示信息: the projection, three texts that may be worded, and beside them what the public will see. */
export function PrepareForm({ act }: { readonly act: ActController }) {
  const { dossier, agency, profile, values, setValues, messages } = act;
  if (dossier === undefined || agency === undefined || profile === undefined) return null;
  const projection = publicProjection(dossier.state, agency, profile);
  if (projection === undefined)
    return <Nothing title="还没有可以公示的决定">决定编号后才能录入公示信息。</Nothing>;
  const typed = (values.content ?? projection.fields) as Values;
  const made = { ...projection.fields, id: String(typed.id ?? '') };
  const parsed = publicDecisionSchema.safeParse(typed);
  const content: PublicDecision = parsed.success ? parsed.data : made;
  const leaking = parsed.success ? leaks(parsed.data, dossier.state, agency, profile) : [];
  const fields = (act.fields.find((field) => field.name === 'content')?.fields ?? []).filter((field) =>
    worded.some(
      (name) => name === field.name && (name !== 'correction' || projection.fields.correction !== undefined),
    ),
  );
  return (
    <div className="side-by-side">
      <section className="part" aria-labelledby="public-words">
        <h2 id="public-words" className="part-title">
          可以改写的文字
        </h2>
        <p className="hint">其余内容与处罚决定一致，由系统生成，不能改动。</p>
        <FieldGrid
          fields={fields}
          value={typed}
          onChange={(next) => setValues({ ...values, content: next })}
          messages={messages}
          path="content"
        />
        <Button size="small" onClick={() => setValues({ ...values, content: made })}>
          恢复为系统生成的文字
        </Button>
        {leaking.length > 0 && (
          <ul className="refusals">
            {leaking.map((mask) => (
              <li key={`${mask.field} ${mask.reason}`} className="refused-text">
                ✕ 仍有应当隐去的信息：{mask.reason}，{mask.count}处<cite>{citeText(mask.source)}</cite>
              </li>
            ))}
          </ul>
        )}
        <Masks masks={projection.masks} />
        {projection.warnings.map((warning) => (
          <p key={warning.code} className="caution-text">
            ! {warning.zh}
          </p>
        ))}
      </section>
      <section aria-labelledby="public-shown">
        <h2 id="public-shown" className="part-title">
          公众将看到
        </h2>
        <PublicContent content={content} />
      </section>
    </div>
  );
}
