import { Select } from 'antd';

/** One condition of a list (筛选), chosen from a few; while nothing is chosen, all of them. */
export function Filter<V extends string | number>({
  label,
  all,
  value,
  options,
  onChange,
  clears = true,
}: {
  readonly label: string;
  /** What is listed while nothing is chosen: 全部环节. */
  readonly all: string;
  readonly value: V | undefined;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V | undefined) => void;
  /** Whether there may be no choice. */
  readonly clears?: boolean;
}) {
  return (
    <Select<V | null>
      aria-label={label}
      allowClear={clears}
      placeholder={all}
      className="filter"
      value={value ?? null}
      options={[...options]}
      onChange={(next: V | null | undefined) => onChange(next ?? undefined)}
    />
  );
}

/** The choices of a closed set, by the names it has. */
export const filterOptions = <V extends string>(names: Readonly<Record<V, string>>) =>
  (Object.entries(names) as [V, string][]).map(([value, label]) => ({ value, label }));
