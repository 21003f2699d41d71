import type { MoveView } from '../../api.ts';
import { citeText } from '../../parts/cite.ts';
import { RefusalList } from '../../parts/refusal.tsx';
import type { ActController, SaveState } from './use-act.ts';

const saveWords: Readonly<Record<SaveState, string>> = {
  clean: '草稿会自动保存',
  saving: '正在保存草稿…',
  saved: '草稿已保存',
  failed: '草稿暂存在本页，尚未保存到服务器',
};

/** Beside the form: what it rests on, what has to be recorded, what would be issued, what the check says as one types. */
export function Aside({
  act,
  recording,
}: {
  readonly act: ActController;
  readonly recording?: MoveView['recording'];
}) {
  const { definition, dossier } = act;
  if (definition === undefined) return null;
  const must = recording ?? definition.recording;
  return (
    <aside className="act-aside" aria-label="依据和预检">
      <section>
        <h2>依据</h2>
        <ul className="citations">
          {definition.source.map((basis) => (
            <li key={`${basis.source} ${basis.article ?? ''}`}>{citeText(basis)}</li>
          ))}
        </ul>
      </section>
      {must !== undefined && (
        <section>
          <h2>{must.level === 'must' ? '应当音像记录' : '宜作音像记录'}</h2>
          <p>{must.content}</p>
          {must.level === 'must' && (
            <p className="faint">没有音像资料的，要写明原因并经批准，否则后面的环节不能办理。</p>
          )}
        </section>
      )}
      {act.document !== undefined && (
        <section>
          <h2>将制作的文书</h2>
          <p>《{act.document.title}》</p>
        </section>
      )}
      <section aria-live="polite">
        <h2>预检</h2>
        {act.checkFailed !== undefined ? (
          <p className="faint">{act.checkFailed.message}</p>
        ) : act.missing > 0 ? (
          <p className="faint">还有{act.missing}处没有填好，填好后自动预检。</p>
        ) : act.refusals.length > 0 ? (
          <RefusalList refusals={act.refusals} dossier={dossier} />
        ) : act.ok ? (
          <p className="passed">✓ 符合办理条件</p>
        ) : (
          <p className="faint">{act.checking ? '正在预检…' : '尚未预检'}</p>
        )}
        <RefusalList refusals={act.warnings} dossier={dossier} tone="caution" />
      </section>
      <p className={act.saveState === 'failed' ? 'saved failed-text' : 'saved faint'} role="status">
        {saveWords[act.saveState]}
      </p>
    </aside>
  );
}
