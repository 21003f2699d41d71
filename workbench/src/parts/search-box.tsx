import { Button, Input } from 'antd';
import { useState } from 'react';

/** Words to find rows by: they count when they are sent, and follow `value` where a list is cleared elsewhere. */
export function SearchBox({
  value,
  label,
  asks,
  longest = 100,
  onSearch,
}: {
  readonly value: string;
  readonly label: string;
  readonly asks: string;
  readonly longest?: number;
  readonly onSearch: (q: string | undefined) => void;
}) {
  const [typed, setTyped] = useState(value);
  const [before, setBefore] = useState(value);
  if (value !== before) {
    setBefore(value);
    setTyped(value);
  }
  return (
    <form
      className="search-box"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim() === '' ? undefined : typed.trim());
      }}
    >
      <Input
        type="search"
        aria-label={label}
        placeholder={asks}
        maxLength={longest}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button htmlType="submit">查找</Button>
    </form>
  );
}
