import { reviewItemNames, reviewResultNames } from '@mingjing/law/penalty';
import { Button, Input, Radio } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { DossierView } from '../../api.ts';
import { Complaints } from '../../forms/complaints.tsx';
import type { Field } from '../../forms/fields.ts';
import { FieldGrid, Summary } from '../../forms/form.tsx';
import { momentText } from '../../parts/dates.ts';
import { DocumentLink } from '../../parts/document-link.tsx';
import { linesOf, type Names } from '../../parts/readable.ts';
import { Lines } from '../../parts/readable-view.tsx';
import { RefusalList } from '../../parts/refusal.tsx';
import { Times } from '../act/times.tsx';
import type { ActController } from '../act/use-act.ts';
import { answered, answersOf, type ItemAnswer, keyOfResult, nextOpen } from './items.ts';

/** 逐项审核: the items, the outcome, and on to the check of what was filled in. */
export function Answers({
  act,
  allowed,
  onNext,
  names,
}: {
  readonly act: ActController;
  readonly names: Names;
  readonly allowed: boolean;
  readonly onNext: () => void;
}) {
  const { values, setValues, fields, messages, dossier } = act;
  const answers = useMemo(() => answersOf(values.items), [values.items]);
  const [at, setAt] = useState(0);
  const move = dossier?.moves.find((candidate) => candidate.type === 'review.opine');
  const of = (names: readonly string[]) =>
    names.flatMap((name) => fields.find((field) => field.name === name) ?? []);

  useAnswerKeys(act, allowed, answers, at, setAt);
  useEffect(() => {
    document.getElementById(`review-item-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  if (move === undefined && dossier !== undefined)
    return <Given dossier={dossier} fields={fields} names={names} />;
  const open = answers.filter((entry) => entry.result === undefined).length;
  const problems = answers.filter((entry) => entry.result === 'problem').length;
  return (
    <section className="review-answers" aria-labelledby="review-answers">
      <h2 id="review-answers" className="part-title">
        逐项审核
      </h2>
      {move !== undefined && <RefusalList refusals={move.refusals} dossier={dossier} />}
      <p className="hint">
        <kbd>1</kbd>是 <kbd>2</kbd>否 <kbd>3</kbd>不适用；<kbd>j</kbd>
        <kbd>k</kbd> 上下，<kbd>n</kbd>
        <kbd>p</kbd> 下一个、上一个未答或者有问题的
      </p>
      {act.tried && <Summary messages={act.schemaMessages} fields={fields} />}
      <ol className="review-items" id="field-items">
        {answers.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: useAnswerKeys does the same
          <li
            key={entry.item}
            id={`review-item-${index}`}
            className={index === at ? 'review-item on' : 'review-item'}
            aria-current={index === at ? 'true' : undefined}
            onClick={() => setAt(index)}
          >
            <span className="review-name">
              {index + 1}. {reviewItemNames[entry.item]}
            </span>
            <Radio.Group
              aria-label={reviewItemNames[entry.item]}
              optionType="button"
              buttonStyle="solid"
              size="small"
              disabled={!allowed}
              value={entry.result ?? null}
              options={Object.entries(reviewResultNames).map(([value, label]) => ({ value, label }))}
              onChange={(event) =>
                setValues({ ...values, items: answered(answers, index, { result: event.target.value }) })
              }
            />
            {(entry.result === 'problem' || entry.note !== undefined || index === at) && (
              <Input.TextArea
                id={`review-note-${index}`}
                aria-label={`${reviewItemNames[entry.item]}的意见`}
                className="review-note"
                autoSize={{ minRows: 1 }}
                disabled={!allowed}
                placeholder={entry.result === 'problem' ? '存在什么问题，怎样更正' : '意见（选填）'}
                value={entry.note ?? ''}
                onChange={(event) =>
                  setValues({ ...values, items: answered(answers, index, { note: event.target.value }) })
                }
                onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
              />
            )}
            <Complaints list={messages.get(`items.${index}.result`)} id={`items.${index}`} />
          </li>
        ))}
      </ol>
      <p className="tally" role="status">
        {open > 0 ? `还有${open}项没有回答` : '各项均已回答'}
        {problems > 0 ? `，${problems}项有问题` : ''}
      </p>
      <Complaints list={messages.get('items')} id="items" />
      <FieldGrid
        fields={of(['outcome', 'opinion', 'recordingsViewed', 'files'])}
        value={values}
        onChange={setValues}
        messages={messages}
      />
      <Times act={act} />
      <div className="act-foot">
        <Button
          type="primary"
          disabled={!allowed}
          onClick={() => {
            act.setTried(true);
            if (act.valid) onNext();
            else requestAnimationFrame(() => document.getElementById('form-summary')?.focus());
          }}
        >
          下一步：核对
        </Button>
        <span className="faint">
          {act.saveState === 'saved' ? '草稿已保存' : act.saveState === 'saving' ? '正在保存草稿…' : ''}
        </span>
      </div>
      {act.refusals.length > 0 && act.valid && <RefusalList refusals={act.refusals} dossier={dossier} />}
    </section>
  );
}

/** Every item can be answered, and gone to, by one key. */
function useAnswerKeys(
  { values, setValues }: ActController,
  allowed: boolean,
  answers: readonly ItemAnswer[],
  at: number,
  setAt: (at: number) => void,
) {
  useEffect(() => {
    if (!allowed) return;
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      const typing =
        target?.closest(
          'textarea,select,[role=combobox],input:not([type=radio]):not([type=checkbox]),[role=dialog]',
        ) != null;
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const result = keyOfResult[event.key];
      if (result !== undefined) {
        setValues({ ...values, items: answered(answers, at, { result }) });
        if (result === 'problem') document.getElementById(`review-note-${at}`)?.focus();
        else setAt(Math.min(at + 1, answers.length - 1));
      } else if (event.key === 'j') setAt(Math.min(at + 1, answers.length - 1));
      else if (event.key === 'k') setAt(Math.max(at - 1, 0));
      else if (event.key === 'n' || event.key === 'p')
        setAt(nextOpen(answers, at, event.key === 'n' ? 1 : -1));
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [allowed, answers, at, setAt, values, setValues]);
}

/** The opinion as it was given, for who may not give one. */
function Given({
  dossier,
  fields,
  names,
}: {
  readonly dossier: DossierView;
  readonly fields: readonly Field[];
  readonly names: Names;
}) {
  const said = dossier.acts.findLast((entry) => entry.type === 'review.opine');
  return (
    <section className="review-answers" aria-labelledby="review-answers">
      <h2 id="review-answers" className="part-title">
        审核意见
      </h2>
      {said === undefined ? (
        <p className="faint">尚未出具审核意见。您现在不能出具。</p>
      ) : (
        <>
          <p className="faint">
            {said.actor.name}，{momentText(said.occurredAt)}
          </p>
          <Lines lines={linesOf(fields, said.data, names, said.correction?.values)} />
          {said.document !== undefined && <DocumentLink document={said.document} />}
        </>
      )}
    </section>
  );
}
