import { type Form, findForm, formNames, formsOf } from '@mingjing/law/penalty';
import { Link } from '@tanstack/react-router';
import type { DossierView } from '../../api.ts';
import { useFormUrl } from '../../files.ts';
import { dayText } from '../../parts/dates.ts';
import { partyLabel } from '../../parts/party.ts';
import { useAgency } from '../act/acting.tsx';
import { moveAddress } from './move-address.ts';

/** 空白表格: what the party fills in and hands in, printed with what the case knows. */
export function Forms({ dossier, readOnly }: { readonly dossier: DossierView; readonly readOnly: boolean }) {
  const forms = formsOf(dossier.state).filter((form) => form.template !== 'P46-summary');
  if (forms.length === 0) return null;
  return (
    <section className="blank-forms" aria-labelledby="forms-title">
      <h2 className="part-title" id="forms-title">
        空白表格
      </h2>
      <p className="hint">
        已按案卷印好当事人、文号、期限和递交方式，打印后交当事人自愿填写。收到填好的表格后登记，扫描件作为附件。
      </p>
      <ul className="document-rows">
        {forms.map((form) => (
          <li key={`${form.template} ${form.party ?? ''}`}>
            <FormLink dossier={dossier} form={form} />
            <WhoFillsIn dossier={dossier} form={form} />
            <ByWhen dossier={dossier} form={form} />
            {!readOnly && <Register dossier={dossier} form={form} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the party may ask for in time, to be handed over with the document that says so, until that was served. */
export function FormsWith({ dossier, seq }: { readonly dossier: DossierView; readonly seq: number }) {
  const { services } = dossier.state;
  const served = ({ party }: Form) =>
    services.some((service) => service.document === seq && service.party === party);
  const forms = formsOf(dossier.state).filter(
    (form) => form.with === seq && form.clock !== undefined && !served(form),
  );
  if (forms.length === 0) return null;
  return (
    <span className="forms-with">
      <span className="faint">可一并交付</span>
      {forms.map((form) => (
        <FormLink key={form.template} dossier={dossier} form={form} />
      ))}
    </span>
  );
}

/** 信息摘要: what goes before the published copy of the decision. */
export function SummaryLink({ dossier }: { readonly dossier: DossierView }) {
  const form = findForm(dossier.state, 'P46-summary', undefined);
  return form === undefined ? null : (
    <p>
      <FormLink dossier={dossier} form={form} />
    </p>
  );
}

interface OfForm {
  readonly dossier: DossierView;
  readonly form: Form;
}

function FormLink({ dossier, form }: OfForm) {
  const formUrl = useFormUrl();
  const agency = useAgency();
  const title = agency.data?.agency.documents[form.template]?.title ?? formNames[form.template];
  return (
    <a className="document-link" href={formUrl(dossier.id, form)} target="_blank" rel="noreferrer">
      <span className="kind">PDF</span>
      {title}
    </a>
  );
}

/** Told where it is not plain: of several parties, and of what an officer writes down. */
function WhoFillsIn({ dossier, form }: OfForm) {
  const { parties } = dossier.state;
  if (form.template === 'P01-informer') return <span className="faint">由登记人填写，密封保管</span>;
  if (form.template === 'P16') return <span className="faint">由执法人员现场填写</span>;
  const party = parties.length > 1 ? parties.find(({ id }) => id === form.party) : undefined;
  return party === undefined ? null : <span className="faint">{partyLabel(party)}</span>;
}

function ByWhen({ dossier, form }: OfForm) {
  const clock = dossier.deadlines.find(({ key }) => key === form.clock);
  if (clock?.end === undefined) return null;
  return (
    <span className="faint">
      {clock.status === 'lapsed' ? `期限已于${dayText(clock.end)}届满` : `截止${dayText(clock.end)}`}
    </span>
  );
}

function Register({ dossier, form }: OfForm) {
  const move = dossier.moves.find(({ type }) => type === form.registers);
  return move?.allowed === true ? <Link {...moveAddress(dossier.id, move.type)}>{move.zh}</Link> : null;
}
