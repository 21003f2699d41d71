import type { AgencyFacts } from '@mingjing/law';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../api.ts';
import { hasRole, useMe } from '../../app/session.ts';
import { keep, kept } from '../../parts/kept.ts';
import { type Step, stepsOf } from './set-up.ts';

/** 启用准备, before the to-do of an administrator until all of it is done or put away. */
export function SetUp() {
  const me = useMe();
  const [away, setAway] = useState(() => kept(key(me.agency.id)) !== undefined);
  const enabled = !away && hasRole(me, 'admin');
  const agency = useQuery(api.directory.agency.queryOptions({ enabled }));
  const staff = useQuery(api.directory.staff.queryOptions({ input: {}, enabled }));
  const accounts = useQuery(api.accounts.list.queryOptions({ enabled }));
  if (!enabled || agency.data === undefined || staff.data === undefined || accounts.data === undefined)
    return null;
  const steps = stepsOf({
    agency: agency.data.agency as AgencyFacts,
    staff: staff.data.rows,
    accounts: accounts.data.rows,
  });
  if (steps.every(({ done }) => done)) return null;
  const supervisor = hasRole(me, 'supervisor');
  const next = steps.find((step) => !step.done && (step.key !== 'confirm' || supervisor));
  return (
    <section aria-labelledby="set-up" className="set-up">
      <h2 id="set-up">启用准备</h2>
      <ol className="set-up-steps">
        {steps.map((step) => (
          <li key={step.key} className={step.done ? 'done' : step === next ? 'next' : undefined}>
            <span className="set-up-mark">{step.done ? '已办' : step === next ? '下一步' : '待办'}</span>
            <span>
              {step.done || (step.key === 'confirm' && !supervisor) ? (
                step.zh
              ) : (
                <Way step={step} agency={me.agency.id} />
              )}
              <span className="faint set-up-note">{step.note}</span>
            </span>
          </li>
        ))}
      </ol>
      <p className="faint">
        {supervisor && steps[0]?.done === true && (
          <>
            本行政区划的其他执法主体，可以
            <Link to="/open/$procedure" params={{ procedure: 'agency' }}>
              登记执法主体
            </Link>
            ，再在其卷宗内指定系统管理员。
          </>
        )}
        不办理处罚案件的机关，用不到的可以不办。
        <Button
          type="link"
          size="small"
          onClick={() => {
            keep(key(me.agency.id), '1');
            setAway(true);
          }}
        >
          不再显示
        </Button>
      </p>
    </section>
  );
}

function Way({ step, agency }: { readonly step: Step; readonly agency: string }) {
  const act = acts[step.key];
  if (act !== undefined)
    return (
      <Link to="/dossiers/$id/do/$type" params={{ id: agency, type: act }} search={{}}>
        {step.zh}
      </Link>
    );
  return step.key === 'accounts' ? (
    <Link to="/accounts">{step.zh}</Link>
  ) : (
    <Link to="/dossiers" search={{ procedure: 'staff' }}>
      {step.zh}
    </Link>
  );
}

const acts: Partial<Record<Step['key'], string>> = {
  agency: 'agency.amend',
  confirm: 'agency.confirm',
  items: 'item.set',
  bank: 'agency.setBank',
};

const key = (agency: string) => `mingjing.set-up.away.${agency}`;
