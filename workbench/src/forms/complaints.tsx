/** What is wrong with one field, read out as it appears. */
export function Complaints({
  list,
  id,
}: {
  readonly list: readonly string[] | undefined;
  readonly id: string;
}) {
  if (list === undefined || list.length === 0) return null;
  return (
    <p className="complaint" id={`complaint-${id}`} role="alert">
      {list.join(' ')}
    </p>
  );
}
