import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { api, client, problemOf } from '../../api.ts';
import { useMe } from '../../app/session.ts';
import { whyNot } from '../../forms/widgets/people.tsx';
import { fromLocalInput, nowInstant, toLocalInput } from '../../parts/dates.ts';
import { Heading } from '../../parts/heading.tsx';
import { Failed, Nothing, Waiting } from '../../parts/states.tsx';
import { uuidV7 } from '../../parts/uuid.ts';
import { Assign } from './assign.tsx';
import { type Handed, inParts } from './in-parts.ts';
import { Outcome, Preview, type Previewed } from './result.tsx';

interface Case {
  readonly dossier: string;
  readonly to: string;
}

interface Request {
  readonly id: string;
  readonly from: string;
  readonly occurredAt: string;
  readonly reason: string;
  readonly handover?: string;
  readonly recusalChecked: true;
}

type Step =
  | { readonly at: 'choose'; readonly error?: unknown }
  | { readonly at: 'checking'; readonly done: number; readonly of: number }
  | { readonly at: 'preview'; readonly request: Request; readonly rows: readonly Previewed[] }
  | { readonly at: 'moving'; readonly handed: Handed<Case>; readonly of: number }
  | { readonly at: 'done'; readonly request: Request; readonly handed: Handed<Case> };

/** 移交案件: a head gives the open cases of one person to others, sees beforehand what cannot go, and afterwards what went. */
export function Handover() {
  const { from } = useSearch({ from: '/shell/handover' });
  const navigate = useNavigate({ from: '/handover' });
  const me = useMe();
  const staff = useQuery(api.directory.staff.queryOptions({ input: {}, staleTime: 60_000 }));
  const own = (staff.data?.rows ?? []).filter((row) => row.agencyId === me.agency.id);
  return (
    <div className="page">
      <header className="page-head">
        <Heading>移交案件</Heading>
        <p className="note">一人承办的在办案件和线索交给其他执法人员，逐案记入案卷。</p>
      </header>
      <div className="field">
        <label className="label" htmlFor="handover-from">
          移交人
        </label>
        <Select
          id="handover-from"
          aria-label="移交人"
          className="filter"
          showSearch
          optionFilterProp="label"
          placeholder="请选择移交人"
          value={from ?? null}
          loading={staff.isPending}
          options={[
            ...own.map((row) => ({ value: row.id, label: `${row.name} ${row.unit} ${row.post}` })),
            // Somebody who has left may still have cases.
            ...(from === undefined || staff.isPending || own.some((row) => row.id === from)
              ? []
              : [{ value: from, label: '已离岗人员' }]),
          ]}
          onChange={(next: string) => void navigate({ search: { from: next } })}
        />
      </div>
      {from !== undefined && (
        <OfPerson
          key={from}
          from={from}
          takers={own
            .filter(
              ({ id, roles }) =>
                id !== from && roles.some((role) => role === 'officer' || role === 'handler'),
            )
            .map((row) => {
              const why = whyNot(row, 'handlers');
              return { value: row.id, label: why === undefined ? row.name : `${row.name}（${why}）` };
            })}
        />
      )}
    </div>
  );
}

function OfPerson({
  from,
  takers,
}: {
  readonly from: string;
  readonly takers: readonly { readonly value: string; readonly label: string }[];
}) {
  const queries = useQueryClient();
  const list = useQuery(
    api.dossiers.handovers.queryOptions({ input: { from }, staleTime: 0, refetchOnWindowFocus: false }),
  );
  const [to, setTo] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const [handover, setHandover] = useState('');
  const [occurredAt, setOccurredAt] = useState<string>();
  const [checked, setChecked] = useState(false);
  const [tried, setTried] = useState(false);
  const [step, setStep] = useState<Step>({ at: 'choose' });
  if (list.data === undefined)
    return list.isError ? (
      <Failed error={list.error} again={() => void list.refetch()} />
    ) : (
      <Waiting lines={8} />
    );
  const { person, rows, more } = list.data;
  const titleOf = (dossier: string) => {
    const row = rows.find((one) => one.dossier === dossier);
    return [row?.title ?? '', row?.number ?? ''].join(' ').trim();
  };
  const nameOf = (id: string) => takers.find(({ value }) => value === id)?.label ?? '';
  const cases = rows.flatMap(({ dossier }): Case[] => {
    const taker = to[dossier];
    return taker === undefined ? [] : [{ dossier, to: taker }];
  });
  const wanting = [
    ...(cases.length === 0 ? ['请至少为一件案件选择接收人。'] : []),
    ...(reason.trim() === '' ? ['请填写移交原因。'] : []),
    ...(checked ? [] : ['请先核对新的承办人与所选案件有没有应当回避的关系。']),
  ];

  const preview = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wanting.length > 0) return;
    const request: Request = {
      id: uuidV7(),
      from,
      occurredAt: occurredAt ?? nowInstant(),
      reason: reason.trim(),
      ...(handover.trim() === '' ? {} : { handover: handover.trim() }),
      recusalChecked: true,
    };
    const asked = await inParts(
      cases,
      async (part) => {
        const answer = await client.dossiers.checkHandOver({ ...request, cases: [...part] });
        return { moved: [], left: answer.rows };
      },
      ({ left }) => setStep({ at: 'checking', done: left.length, of: cases.length }),
    );
    if (asked.rest.length > 0) return setStep({ at: 'choose', error: asked.error });
    setStep({
      at: 'preview',
      request,
      rows: asked.left.map(({ dossier, refusals }) => ({
        dossier,
        refusals,
        title: titleOf(dossier),
        to: to[dossier] ?? '',
        toName: nameOf(to[dossier] ?? ''),
      })),
    });
  };

  const move = async (request: Request, wanted: readonly Case[], before?: Handed<Case>) => {
    const together = (handed: Handed<Case>): Handed<Case> => ({
      ...handed,
      moved: [...(before?.moved ?? []), ...handed.moved],
      left: [...(before?.left ?? []), ...handed.left],
    });
    const handed = await inParts(
      wanted,
      (part) => client.dossiers.handOver({ ...request, cases: [...part] }),
      (sofar) => setStep({ at: 'moving', handed: together(sofar), of: wanted.length }),
    );
    setStep({ at: 'done', request, handed: together(handed) });
    await queries.invalidateQueries({
      queryKey: api.dossiers.key(),
      predicate: (query) => !query.queryKey.flat().includes('handovers'),
    });
  };

  /** Back to what still lies with the person, as it stands now. */
  const again = async () => {
    await list.refetch();
    setTo({});
    setTried(false);
    setStep({ at: 'choose' });
  };

  switch (step.at) {
    case 'checking':
      return (
        <p role="status">
          正在预检：{step.done}／{step.of}件
        </p>
      );
    case 'moving':
      return (
        <p role="status">
          正在移交：已办{step.handed.moved.length + step.handed.left.length}件，还有{step.handed.rest.length}
          件
        </p>
      );
    case 'preview':
      return (
        <Preview
          person={person.name}
          rows={step.rows}
          onBack={() => setStep({ at: 'choose' })}
          onMove={(going) =>
            void move(
              step.request,
              going.map(({ dossier, to: taker }) => ({ dossier, to: taker })),
            )
          }
        />
      );
    case 'done':
      return (
        <Outcome
          handed={step.handed}
          titleOf={titleOf}
          onGoOn={() => void move(step.request, step.handed.rest, step.handed)}
          onAgain={() => void again()}
        />
      );
    case 'choose':
      break;
    default:
      return step satisfies never;
  }

  if (rows.length === 0) return <Nothing title={`${person.name}没有承办在办案件`} />;
  return (
    <form onSubmit={(event) => void preview(event)} aria-label="移交案件" className="handover">
      <Assign rows={rows} takers={takers} to={to} onChange={setTo} />
      {more && <p className="hint">一次最多列出{rows.length}件，移交后再办理其余案件。</p>}
      <div className="field">
        <label className="label" htmlFor="handover-reason">
          移交原因
        </label>
        <Input.TextArea
          id="handover-reason"
          rows={2}
          maxLength={2000}
          value={reason}
          placeholder="如调岗、离职、长期请假"
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <div className="field">
        <label className="label" htmlFor="handover-what">
          移交材料（可不填）
        </label>
        <Input.TextArea
          id="handover-what"
          rows={2}
          maxLength={2000}
          value={handover}
          onChange={(event) => setHandover(event.target.value)}
        />
      </div>
      <div className="field">
        <label className="label" htmlFor="handover-at">
          移交时间
        </label>
        <Input
          id="handover-at"
          type="datetime-local"
          className="filter"
          value={toLocalInput(occurredAt ?? nowInstant())}
          onChange={(event) => setOccurredAt(fromLocalInput(event.target.value) ?? occurredAt)}
        />
        <p className="hint">接收人的执法证件是否有效，以移交时间为准。</p>
      </div>
      <Checkbox checked={checked} onChange={(event) => setChecked(event.target.checked)}>
        已核对：新的承办人与所选案件没有应当回避的关系
      </Checkbox>
      {tried &&
        wanting.map((sentence) => (
          <p key={sentence} className="complaint" role="alert">
            {sentence}
          </p>
        ))}
      {step.error !== undefined && (
        <p className="complaint" role="alert">
          {problemOf(step.error).message}
        </p>
      )}
      <div className="act-foot">
        <Button type="primary" htmlType="submit">
          下一步：核对
        </Button>
        <span className="faint">已选{cases.length}件</span>
      </div>
    </form>
  );
}
