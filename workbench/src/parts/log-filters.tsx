import { Input } from 'antd';
import { Filter, filterOptions } from './filter.tsx';
import { SearchBox } from './search-box.tsx';

/** What a log is asked by; days are Shanghai's, both counted in. */
export interface LogFilters<K extends string> {
  readonly name?: string;
  readonly kind?: K;
  readonly from?: string;
  readonly to?: string;
}

/** Person, kind and days of a log (日志). The kind and the days count at once, the name when it is sent. */
export function LogFilterBar<K extends string>({
  kinds,
  value,
  onChange,
}: {
  readonly kinds: Readonly<Record<K, string>>;
  readonly value: LogFilters<K>;
  readonly onChange: (next: LogFilters<K>) => void;
}) {
  const set = (name: keyof LogFilters<K>, next: string | undefined) => {
    const { [name]: _, ...rest } = value;
    onChange(
      (next === undefined || next === '' ? rest : { ...rest, [name]: next }) as unknown as LogFilters<K>,
    );
  };
  return (
    <search className="filters">
      <SearchBox
        value={value.name ?? ''}
        label="姓名"
        asks="姓名"
        longest={50}
        onSearch={(name) => set('name', name)}
      />
      <Filter
        label="类别"
        all="全部类别"
        value={value.kind}
        options={filterOptions(kinds)}
        onChange={(next) => set('kind', next)}
      />
      <span className="days">
        <Input
          type="date"
          aria-label="从"
          value={value.from ?? ''}
          {...(value.to === undefined ? {} : { max: value.to })}
          onChange={(event) => set('from', event.target.value)}
        />
        至
        <Input
          type="date"
          aria-label="至"
          value={value.to ?? ''}
          {...(value.from === undefined ? {} : { min: value.from })}
          onChange={(event) => set('to', event.target.value)}
        />
      </span>
    </search>
  );
}
