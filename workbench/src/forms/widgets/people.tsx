import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { api, type StaffRow } from '../../api.ts';
import { dayText } from '../../parts/dates.ts';
import { useFormScope } from '../context.tsx';
import { type InputProps, labels, selected } from './props.ts';
import { ReviewerInput } from './reviewer.tsx';

/** Fields whose people act under their certificate (执法证件) on the stated day. */
const certified = new Set(['officers', 'handlers', 'team']);
/** Fields that ask for a post. */
const roleOf: Readonly<Record<string, string>> = { approver: 'head', reviewer: 'reviewer' };

export const certificateNames: Readonly<Record<string, string>> = {
  valid: '证件有效',
  expiring: '证件将到期',
  expired: '证件已过期',
  suspended: '证件暂扣',
  withdrawn: '证件已收回',
  notYet: '证件未生效',
  none: '没有执法证件',
  left: '已离岗',
};

/** A person is chosen from the own agency, but for a reviewer who is called from another one. */
export function PeopleInput(props: InputProps) {
  const { type } = useFormScope();
  return type === 'agency.poolReviewer' ? <ReviewerInput {...props} /> : <StaffInput {...props} />;
}

/** People of the directory, with how their certificate stood on the stated day; who may not is shown last, with the reason. */
function StaffInput(props: InputProps) {
  const { field, value, onChange } = props;
  const { day, disabled, dossier } = useFormScope();
  const staff = useQuery(api.directory.staff.queryOptions({ input: { on: day }, staleTime: 60_000 }));
  const rows = staff.data?.rows ?? [];
  const known = new Map(rows.map((row) => [row.id, row.name]));
  for (const person of dossier?.people ?? []) if (!known.has(person.id)) known.set(person.id, person.name);
  const options = [
    ...rows
      .map((row) => {
        const why = whyNot(row, field.name);
        return { value: row.id, label: row.name, disabled: why !== undefined, row, why };
      })
      .sort((a, b) => Number(a.disabled) - Number(b.disabled)),
    ...[...known]
      .filter(([id]) => !rows.some((row) => row.id === id))
      .map(([id, name]) => ({ value: id, label: name, disabled: false, row: undefined, why: undefined })),
  ];
  const chosen = [value ?? []].flat();
  const refused = options.filter(({ value: id, why }) => why !== undefined && chosen.includes(id));
  return (
    <>
      <Select
        {...labels(props)}
        className="full"
        {...selected(props)}
        options={options}
        loading={staff.isPending}
        disabled={disabled}
        allowClear={field.optional}
        placeholder={`请选择${field.title}`}
        showSearch
        optionFilterProp="label"
        notFoundContent={staff.isError ? '人员名单暂时取不到，请稍后再试。' : '没有符合的人员'}
        onChange={(next: unknown) => onChange(next ?? undefined)}
        optionRender={(option) => (
          <PersonOption row={option.data.row} name={String(option.data.label)} why={option.data.why} />
        )}
      />
      {refused.map(({ value: id, label: name, why }) => (
        <p key={id} className="complaint" role="alert">
          {name}在{dayText(day)}不能办理：{why}。
        </p>
      ))}
    </>
  );
}

function PersonOption({
  row,
  name,
  why,
}: {
  readonly row: StaffRow | undefined;
  readonly name: string;
  readonly why: string | undefined;
}) {
  return (
    <span className="person-option">
      <span>{name}</span>
      <span className="faint">{row === undefined ? '' : `${row.unit} ${row.post}`}</span>
      <span className={why === undefined ? 'faint' : 'refused-text'}>
        {why ??
          (row?.certificate === undefined
            ? ''
            : `${row.certificate.number} ${certificateNames[row.certificate.state] ?? ''}`)}
      </span>
    </span>
  );
}

/** Why this person cannot be chosen for a field so named; the engine says the same on submission. */
export function whyNot(row: StaffRow, field: string): string | undefined {
  const role = roleOf[field];
  if (role !== undefined && !row.roles.includes(role))
    return role === 'head' ? '不是机关负责人' : '不是法制审核人员';
  if (!certified.has(field)) return undefined;
  if (row.auxiliary) return '执法辅助人员不能单独执法';
  const state = row.certificate?.state ?? 'none';
  return state === 'valid' || state === 'expiring' ? undefined : certificateNames[state];
}
