import { isErased, maskCitizenId, maskPhone, PARTY_KIND_NAMES } from '@mingjing/law';
import type { Party, PartyPerson } from '@mingjing/law/penalty';
import { Button } from 'antd';
import { useState } from 'react';
import type { DossierView } from '../../api.ts';
import { dayText } from '../../parts/dates.ts';
import type { Names } from '../../parts/readable.ts';
import { accountsOf } from './accounts.ts';

const personTitle: Readonly<Record<Party['kind'], string>> = {
  naturalPerson: '姓名',
  individualBusiness: '经营者',
  organisation: '法定代表人',
};

/** Parties and people of the case; numbers are covered until somebody asks to see them. */
export function Parties({ dossier, names }: { readonly dossier: DossierView; readonly names: Names }) {
  const { state } = dossier;
  return (
    <section aria-label="当事人">
      {state.parties.map((party) => (
        <PartyCard key={party.id} party={party} dossier={dossier} />
      ))}
      <h2 className="part-title">参与办理的人员</h2>
      <ul className="people">
        {dossier.people.map((person) => (
          <li key={person.id}>
            {person.name}
            <span className="faint">
              {' '}
              {state.team.handlers.includes(person.id)
                ? '承办人'
                : state.team.everHandled.includes(person.id)
                  ? '参与调查'
                  : ''}
            </span>
          </li>
        ))}
      </ul>
      {state.team.recusals.length > 0 && (
        <>
          <h2 className="part-title">回避</h2>
          <ul className="people">
            {state.team.recusals.map((entry) => (
              <li key={entry.asked.seq}>
                {names.person(entry.person)}：{entry.by === 'self' ? '自行回避' : '当事人申请回避'}，
                {entry.decided === undefined ? '尚未决定' : entry.decided.granted ? '决定回避' : '驳回'}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function PartyCard({ party, dossier }: { readonly party: Party; readonly dossier: DossierView }) {
  const [open, setOpen] = useState(false);
  const { state } = dossier;
  const person = party.person;
  const services = state.services.filter((service) => service.party === party.id);
  const documentOf = (seq: number) => {
    const document = dossier.acts.find((act) => act.seq === seq)?.document;
    return document === undefined ? `第${seq}项文书` : `《${document.title}》${document.number ?? ''}`;
  };
  const contact = party.contact === undefined || isErased(party.contact) ? undefined : party.contact;
  return (
    <article className="party">
      <h2>
        {party.name ?? (person === undefined ? '当事人' : isErased(person) ? '个人信息已删除' : person.name)}
      </h2>
      <dl className="lines">
        <div className="line">
          <dt>类型</dt>
          <dd>{PARTY_KIND_NAMES[party.kind]}</dd>
        </div>
        {party.uscc !== undefined && (
          <div className="line">
            <dt>统一社会信用代码</dt>
            <dd className="mono">{party.uscc}</dd>
          </div>
        )}
        {party.address !== undefined && (
          <div className="line">
            <dt>住所</dt>
            <dd>{party.address}</dd>
          </div>
        )}
        {person !== undefined &&
          (isErased(person) ? (
            <div className="line">
              <dt>{personTitle[party.kind]}</dt>
              <dd className="faint">个人信息已依法删除</dd>
            </div>
          ) : (
            <PersonLines person={person} title={personTitle[party.kind]} open={open} />
          ))}
        {contact?.phone !== undefined && (
          <div className="line">
            <dt>电话</dt>
            <dd className="mono">{open ? contact.phone : maskPhone(contact.phone)}</dd>
          </div>
        )}
        {accountsOf(state, party.id).map(({ title, text }) => (
          <div key={title} className="line">
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {services.map((service) => (
          <div key={service.seq} className="line">
            <dt>送达</dt>
            <dd>
              {documentOf(service.document)}，{dayText(service.servedOn)}
            </dd>
          </div>
        ))}
      </dl>
      {(person !== undefined || contact !== undefined) && (
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '遮住证件号码和电话' : '显示证件号码和电话'}
        </Button>
      )}
    </article>
  );
}

function PersonLines({
  person,
  title,
  open,
}: {
  readonly person: PartyPerson;
  readonly title: string;
  readonly open: boolean;
}) {
  return (
    <>
      <div className="line">
        <dt>{title}</dt>
        <dd>{person.name}</dd>
      </div>
      {person.idNumber !== undefined && (
        <div className="line">
          <dt>证件号码</dt>
          <dd className="mono">{open ? person.idNumber : maskCitizenId(person.idNumber)}</dd>
        </div>
      )}
      {person.birthDate !== undefined && open && (
        <div className="line">
          <dt>出生日期</dt>
          <dd>{dayText(person.birthDate)}</dd>
        </div>
      )}
      {person.address !== undefined && (
        <div className="line">
          <dt>住址</dt>
          <dd>{person.address}</dd>
        </div>
      )}
    </>
  );
}
