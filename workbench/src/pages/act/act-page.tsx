import { Link, useBlocker } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { FormScopeProvider } from '../../forms/context.tsx';
import { ActForm, Summary } from '../../forms/form.tsx';
import { Heading } from '../../parts/heading.tsx';
import { RefusalList } from '../../parts/refusal.tsx';
import { Nothing } from '../../parts/states.tsx';
import { Aside } from './aside.tsx';
import { Before } from './before.tsx';
import { Confirm } from './confirm.tsx';
import { designed } from './designed.ts';
import { Done } from './done.tsx';
import { News } from './news.tsx';
import { SignatureNote } from './signature-note.tsx';
import { Times } from './times.tsx';
import { type ActSource, useAct } from './use-act.ts';

/**
 * One act as a page: the form with its law beside it, then everything that will be recorded and issued, then the receipt.
 * What may not be done stays visible, with the reason.
 */
export function ActPage({
  source,
  onDone,
  onAnother,
}: {
  readonly source: ActSource;
  readonly onDone?: () => void;
  readonly onAnother?: () => void;
}) {
  const act = useAct(source);
  const [step, setStep] = useState<'fill' | 'confirm'>('fill');
  const { definition, dossier } = act;
  const finished = act.done !== undefined;
  useEffect(() => {
    if (finished) onDone?.();
  }, [finished, onDone]);
  useStepStart(step, finished);
  useBlocker({
    shouldBlockFn: () => false,
    enableBeforeUnload: () => !finished && act.saveState === 'saving',
  });
  if (definition === undefined) return <Nothing title="没有这种办理事项" />;
  const move = dossier?.moves.find((candidate) => candidate.type === act.type);
  if (act.done !== undefined || act.recorded !== undefined) return <Done act={act} onAnother={onAnother} />;

  const closed = dossier !== undefined && move === undefined;
  /** On the stated day, once that was asked; until then as the case page says it of today. */
  const standing = (act.standing ?? move?.refusals ?? []).filter(
    // What is said at its field is not said above the form as well.
    ({ path }) => path === undefined || !act.messages.has(path),
  );
  // A move of a case that is there is disabled on its page; one that opens a case has no other place to be.
  const barred = dossier === undefined && standing.length > 0;
  const Form = designed[act.type];
  const next = () => {
    act.setTried(true);
    if (act.valid) setStep('confirm');
    else requestAnimationFrame(() => document.getElementById('form-summary')?.focus());
  };
  return (
    <FormScopeProvider
      value={{
        type: act.type,
        day: act.day,
        dossierId: act.dossierId,
        dossier,
        agency: act.agency,
        disabled: closed,
      }}
    >
      <div className="act-page">
        <header className="page-head">
          <p className="crumbs">
            {dossier === undefined ? (
              <Origin procedure={act.procedure} />
            ) : (
              <Link to="/dossiers/$id" params={{ id: dossier.id }} search={{}}>
                {dossier.title}
              </Link>
            )}
          </p>
          <Heading id="act-title">{definition.zh}</Heading>
          <ol className="steps" aria-label="步骤">
            <li aria-current={step === 'fill' ? 'step' : undefined}>1 填写</li>
            <li aria-current={step === 'confirm' ? 'step' : undefined}>2 将要记录和签发</li>
          </ol>
        </header>
        <News act={act} />
        <SignatureNote act={act} />
        {closed && (
          <div className="closed-note" role="alert">
            <p>
              <b>现在不能办理「{definition.zh}」。</b>
              {standing.length === 0 && '本案所处的环节或者您的岗位不允许。'}
              已填写的内容仍保留在草稿中。
            </p>
          </div>
        )}
        {step === 'fill' ? (
          <div className={act.type.startsWith('publication.') ? 'act-columns wide' : 'act-columns'}>
            <form
              className="act-form"
              aria-label={definition.zh}
              noValidate
              onSubmit={(event) => {
                event.preventDefault();
                next();
              }}
            >
              {act.tried && <Summary messages={act.schemaMessages} fields={act.fields} />}
              {standing.length > 0 && <RefusalList refusals={standing} dossier={dossier} />}
              <Before act={act} />
              <Times act={act} />
              {Form === undefined ? (
                <ActForm
                  fields={act.fields}
                  value={act.values}
                  onChange={act.setValues}
                  messages={act.messages}
                />
              ) : (
                <Form act={act} />
              )}
              <div className="act-foot">
                <Button type="primary" htmlType="submit" disabled={closed || barred}>
                  下一步：核对
                </Button>
                <span className="faint">
                  {act.missing > 0
                    ? `还有${act.missing}处没有填好`
                    : act.checking
                      ? '正在预检…'
                      : act.ok
                        ? '预检通过'
                        : ''}
                </span>
              </div>
            </form>
            <Aside act={act} recording={move?.recording} />
          </div>
        ) : (
          <Confirm act={act} onBack={() => setStep('fill')} />
        )}
      </div>
    </FormScopeProvider>
  );
}

/** Every step starts at its top, and with the focus on its heading; the first one is the page's own. */
function useStepStart(step: 'fill' | 'confirm', finished: boolean): void {
  const shown = useRef(step);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the last page starts at its top too
  useEffect(() => {
    window.scrollTo({ top: 0 });
    if (shown.current === step) return;
    shown.current = step;
    document
      .getElementById(step === 'confirm' ? 'confirm-title' : 'act-title')
      ?.focus({ preventScroll: true });
  }, [step, finished]);
}

/** Where a new dossier is opened from: its register, or what is to be done. */
function Origin({ procedure }: { readonly procedure: ActSource['procedure'] }) {
  switch (procedure) {
    case 'agency':
      return (
        <Link to="/dossiers" search={{ procedure }}>
          执法主体
        </Link>
      );
    case 'staff':
      return (
        <Link to="/dossiers" search={{ procedure }}>
          人员
        </Link>
      );
    default:
      return <Link to="/">待办</Link>;
  }
}
