import { Button } from 'antd';
import type { ActView, DossierView } from '../../api.ts';
import { momentText } from '../../parts/dates.ts';
import { Ring } from '../../parts/mark.tsx';
import type { ProofFinding } from '../../parts/proof-check.ts';
import { actFields } from '../../parts/readable.ts';
import { Failed, Waiting } from '../../parts/states.tsx';
import { type ProofState, useProofs } from './use-proofs.ts';

/** 存证: this browser checks every act against the log, says what it found, and what that does not prove. */
export function ProofTab({ dossier }: { readonly dossier: DossierView }) {
  const { log, states, running, tiles, check, checkInLog } = useProofs(dossier);
  if (log.data === undefined)
    return log.isError ? (
      <Failed error={log.error} again={() => void log.refetch()} />
    ) : (
      <Waiting lines={6} />
    );
  const { acts } = dossier;
  const done = [...states.values()].filter((state) => state.step !== 'checking').length;
  return (
    <section aria-label="存证">
      <p className="hint">
        每一项记录的内容都以一个存证值进入公开的日志。核验由您的浏览器重新计算：本页显示的内容与日志登记的是否逐字一致。
      </p>
      <div className="proof-act">
        <Button
          type="primary"
          icon={<Ring size={16} />}
          disabled={running || log.data.vkey === undefined}
          onClick={() => void check(acts)}
        >
          核验全部{acts.length}项
        </Button>
        <span role="status" className="faint">
          {tiles !== undefined
            ? `正在读取日志，已读${tiles}片`
            : running
              ? `正在核验，已完成${done}项，共${acts.length}项`
              : log.data.vkey === undefined
                ? '日志在另一台机器上签名，这里没有它的公钥，不能在本页核验。'
                : ''}
        </span>
      </div>
      <Result states={states} total={acts.length} running={running} />
      <table className="table proofs">
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">事项</th>
            <th scope="col">记录时间</th>
            <th scope="col">核验</th>
          </tr>
        </thead>
        <tbody>
          {acts.map((act) => (
            <tr key={act.seq}>
              <td data-label="序号">{act.seq}</td>
              <td data-label="事项">{act.zh}</td>
              <td data-label="记录时间">{momentText(act.recordedAt)}</td>
              <td data-label="核验">
                <Row
                  dossier={dossier}
                  act={act}
                  state={states.get(act.seq)}
                  idle={!running && log.data.vkey !== undefined}
                  onCheck={() => void check([act])}
                  onReadLog={(bundle) => void checkInLog(act, bundle)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="lines log-lines">
        <div className="line">
          <dt>日志</dt>
          <dd className="mono">{log.data.origin}</dd>
        </div>
        {log.data.vkey !== undefined && (
          <div className="line">
            <dt>日志公钥</dt>
            <dd>
              <span className="mono">{log.data.vkey}</span>
              <p className="hint">公钥由本系统给出。正式核对时，请用主办单位另行公布的公钥比对。</p>
            </dd>
          </div>
        )}
        <div className="line">
          <dt>独立见证人</dt>
          <dd>
            {log.data.witnesses.filter((witness) => witness.independent).length === 0
              ? '没有。核验只能说明本机的记录前后一致。'
              : log.data.witnesses
                  .filter((witness) => witness.independent)
                  .map((witness) => witness.vkey.split('+')[0])
                  .join('、')}
          </dd>
        </div>
      </dl>
    </section>
  );
}

const words: Readonly<Record<ProofFinding['kind'], string>> = {
  intact: '完好',
  changed: '已改动',
  'not-in-log': '不在日志',
  'cannot-tell': '无法判断',
};

/** What was found over all acts that were checked, and the limits that hold for them together. */
function Result({
  states,
  total,
  running,
}: {
  readonly states: ReadonlyMap<number, ProofState>;
  readonly total: number;
  readonly running: boolean;
}) {
  const findings = [...states.values()].flatMap((state) => (state.step === 'found' ? [state.finding] : []));
  if (running || findings.length === 0) return null;
  const count = (kind: ProofFinding['kind']) => findings.filter((finding) => finding.kind === kind).length;
  const bad = count('changed') + count('not-in-log');
  const whole = count('intact') === total;
  const limits = [...new Set(findings.flatMap((finding) => finding.doesNotProve))];
  return (
    <div
      className={`proof-result ${bad > 0 ? 'bad' : count('cannot-tell') > 0 ? 'unsure' : ''}`}
      role="status"
    >
      <p className="proof-sentence">
        {bad === 0 && <Ring size={26} verified={whole} />}
        {whole
          ? `${total}项全部完好：本页显示的与登记的逐字一致，并且都已收录在日志中。`
          : `核验了${findings.length}项：${(['intact', 'changed', 'not-in-log', 'cannot-tell'] as const)
              .filter((kind) => count(kind) > 0)
              .map((kind) => `${words[kind]}${count(kind)}项`)
              .join('，')}。`}
      </p>
      <h3>核验的限度</h3>
      <ul>
        {limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </div>
  );
}

function Row({
  dossier,
  act,
  state,
  idle,
  onCheck,
  onReadLog,
}: {
  readonly dossier: DossierView;
  readonly act: ActView;
  readonly state: ProofState | undefined;
  readonly idle: boolean;
  readonly onCheck: () => void;
  readonly onReadLog: (bundle: string) => void;
}) {
  if (state === undefined)
    return (
      <Button size="small" disabled={!idle} onClick={onCheck} aria-label={`核验第${act.seq}项${act.zh}`}>
        核验
      </Button>
    );
  if (state.step === 'checking') return <span className="faint">正在核验…</span>;
  if (state.step === 'failed')
    return (
      <>
        <span className="refused-text">{state.message}</span>{' '}
        <Button
          size="small"
          disabled={!idle}
          onClick={onCheck}
          aria-label={`再试：核验第${act.seq}项${act.zh}`}
        >
          再试
        </Button>
      </>
    );
  const { finding, bundle } = state;
  return (
    <div className={`proof-found ${finding.kind}`}>
      <p>
        <span className="proof-word">
          {finding.kind === 'intact' ? (
            <Ring size={16} verified />
          ) : (
            <span aria-hidden="true">{finding.kind === 'cannot-tell' ? '？' : '✕'}</span>
          )}
          {words[finding.kind]}
        </span>
        {finding.place !== undefined && (
          <span className="faint after">日志第{finding.place.index + 1}条</span>
        )}
        <a
          className="after"
          download={`${dossier.number ?? dossier.title}-第${act.seq}项.mingjing`}
          href={`data:application/json;charset=utf-8,${encodeURIComponent(bundle)}`}
        >
          存证包
        </a>
      </p>
      {finding.kind !== 'intact' && <p className="hint">{finding.sentence}</p>}
      {finding.differing.length > 0 && (
        <p className="refused-text">对不上的：{finding.differing.map(fieldWord(dossier, act)).join('、')}</p>
      )}
      {finding.code === 'promise-only' && (
        <Button
          size="small"
          disabled={!idle}
          onClick={() => onReadLog(bundle)}
          aria-label={`读取整个日志再核验第${act.seq}项${act.zh}`}
        >
          读取整个日志再核验
        </Button>
      )}
    </div>
  );
}

const headerWords: Readonly<Record<string, string>> = {
  'act.id': '编号',
  'act.dossier': '所属案卷',
  'act.seq': '序号',
  'act.type': '事项',
  'act.occurredAt': '发生时间',
  'act.recordedAt': '记录时间',
  'act.actor': '记录人',
  'act.agency': '机关',
  'act.document': '文书',
};

/** The Chinese title of a committed field. */
const fieldWord = (dossier: DossierView, act: ActView) => {
  const fields = actFields(dossier.procedure, act.type);
  return (name: string): string =>
    headerWords[name] ?? fields.find((field) => `data.${field.name}` === name)?.title ?? name;
};
