import type { Outcome } from '@mingjing/law/penalty';
import { Complaints } from '../../forms/complaints.tsx';
import type { Field } from '../../forms/fields.ts';
import { FieldGrid } from '../../forms/form.tsx';
import type { Values } from '../../forms/values.ts';
import type { ActController } from '../act/use-act.ts';
import { Consequences } from './consequences.tsx';
import { EvidenceTable } from './evidence-table.tsx';
import { Items } from './items.tsx';
import { Penalties } from './penalties.tsx';

/**
 * 拟处理意见: what is found, by which clauses, in which tier, what it costs whom, what proves it — and beside it what that
 * means in law, answered as one types.
 */
export function DraftForm({ act }: { readonly act: ActController }) {
  const { values, setValues, messages, fields } = act;
  const outcome = (values.outcome ?? {}) as Partial<Outcome>;
  const content = (values.content ?? {}) as Values;
  const of = (name: string) => fields.find((field) => field.name === name)!;
  const inOutcome = (names: readonly string[]) => pick(of('outcome').fields ?? [], names);
  const inContent = (names: readonly string[]) => pick(of('content').fields ?? [], names);
  // Where nobody is punished nothing is said of one party alone, and the place to take it back is not shown.
  const setOutcome = (next: Values) =>
    setValues({
      ...values,
      outcome:
        next.kind === 'penalty'
          ? next
          : { ...next, parties: (outcome.parties ?? []).map(({ party }) => ({ party, penalties: [] })) },
    });
  const setContent = (next: Values) => setValues({ ...values, content: next });
  const notified = (act.dossier?.state.notices.length ?? 0) > 0;
  const anew = (act.dossier?.state.earlier.length ?? 0) > 0;
  const grid = (path: 'outcome' | 'content', names: readonly string[]) => (
    <FieldGrid
      fields={path === 'outcome' ? inOutcome(names) : inContent(names)}
      value={(path === 'outcome' ? outcome : content) as Values}
      onChange={path === 'outcome' ? setOutcome : setContent}
      messages={messages}
      path={path}
    />
  );
  return (
    <>
      <section className="part" aria-labelledby="draft-kind">
        <h2 id="draft-kind" className="part-title">
          处理意见
        </h2>
        {grid('outcome', outcome.kind === 'noPenalty' ? ['kind', 'noPenaltyGround'] : ['kind'])}
      </section>
      <section className="part" aria-labelledby="draft-items">
        <h2 id="draft-items" className="part-title">
          认定的违法行为和裁量
        </h2>
        <Items
          outcome={outcome}
          onChange={setOutcome}
          agency={act.agency}
          parties={act.dossier?.state.parties ?? []}
        />
        <Complaints list={messages.get('outcome.items')} id="outcome.items" />
      </section>
      {outcome.kind === 'penalty' && (
        <section className="part" aria-labelledby="draft-penalties" id="field-outcome.parties">
          <h2 id="draft-penalties" className="part-title">
            对当事人的处罚
          </h2>
          <Penalties
            outcome={outcome}
            onChange={setOutcome}
            agency={act.agency}
            parties={act.dossier?.state.parties ?? []}
            messages={messages}
          />
          <Complaints list={messages.get('outcome.parties')} id="outcome.parties" />
        </section>
      )}
      <section className="part" aria-label="其他判断">
        {grid('outcome', [
          'correction',
          'surchargeAnnounced',
          'complex',
          'majorPublicInterest',
          'suspectedCrime',
        ])}
      </section>
      <Consequences act={act} outcome={outcome} />
      <section className="part" aria-labelledby="draft-facts">
        <h2 id="draft-facts" className="part-title">
          事实、证据和理由
        </h2>
        {grid('content', ['facts'])}
        <EvidenceTable
          content={content}
          onChange={setContent}
          evidence={act.dossier?.state.investigation.evidence ?? []}
          messages={messages}
        />
        {grid('content', ['nature', 'discretionReason', 'reasons'])}
      </section>
      {anew && (
        <section className="part" aria-labelledby="draft-anew">
          <h2 id="draft-anew" className="part-title">
            重新作出
          </h2>
          <p className="hint">
            不得以同一事实和理由作出与被撤销的决定相同或者基本相同的决定。处理不轻于原决定的，写明什么改变了。
          </p>
          <FieldGrid
            fields={pick(fields, ['anew', ...(notified ? [] : ['newEvidence'])])}
            value={values}
            onChange={setValues}
            messages={messages}
          />
        </section>
      )}
      {notified && (
        <section className="part" aria-labelledby="draft-heavier">
          <h2 id="draft-heavier" className="part-title">
            告知之后的变化
          </h2>
          <p className="hint">
            不得因当事人陈述、申辩或者要求听证而给予更重的处罚。另行查明新事实的，列明告知之后取得的证据。
          </p>
          <FieldGrid
            fields={pick(fields, ['heavierGround', 'newEvidence'])}
            value={values}
            onChange={setValues}
            messages={messages}
          />
        </section>
      )}
    </>
  );
}

const pick = (fields: readonly Field[], names: readonly string[]): readonly Field[] =>
  names.flatMap((name) => fields.find((field) => field.name === name) ?? []);
