/**
 * What a document is made of before it is drawn: plain values, drawn by `render/layout.typ`.
 * Text in a block is only ever text; `☑` is drawn as a ticked box and a line feed as a line break.
 */
export type Block =
  | { kind: 'para'; text: string; style: ParaStyle }
  | { kind: 'lines'; rows: Entry[][] }
  | { kind: 'table'; rows: Cell[][] }
  | {
      kind: 'list';
      columns: Column[];
      rows: string[][];
      total?: string[];
      sum?: string;
      open?: true;
      blank?: number;
    }
  | { kind: 'sign'; signers: Signer[] }
  | { kind: 'seal'; seals: Seal[] }
  | { kind: 'space'; lines: number }
  | { kind: 'tearOff'; title: string; blocks: Block[] }
  /** A framed place for a picture; the caption stands under the picture, or in the empty frame. */
  | { kind: 'frame'; height: number; caption: string; file?: string }
  | { kind: 'newPage'; label?: string };

type ParaStyle = 'body' | 'flush' | 'center' | 'right' | 'heading' | 'note' | 'small';

/** A labelled value on a ruled line, as at the head of a record. */
type Entry = { label: string; value: string; weight: number };

/** A cell of the 24-column form grid. */
export type Cell = {
  span: number;
  rowspan?: number;
  text: string;
  label?: true;
  /** Least height in millimetres. */
  height?: number;
  /** Lines at the lower right of the cell: who signed, when. */
  signed?: string[];
  /** Left to be written in by hand: on so many ruled lines, or on none. An empty cell is struck otherwise. */
  blank?: number;
};

type Column = { title: string; weight: number; align?: 'left' | 'center' | 'right' };

/** A line to sign and date by hand, with what is printed beside it. */
export type Signer = { label: string; aside?: string };

/** Room for one seal, pressed over the agency's name and the date (GB/T 9704-2012 §7.3.5.1). */
export type Seal = { agency: string; date?: string; millimetres: number; name: string };

const FORM_COLUMNS = 24;
const LABEL = 4;

export const p = (text: string, style: ParaStyle = 'body'): Block => ({ kind: 'para', text, style });
export const paragraphs = (...texts: (string | undefined | false)[]): Block[] =>
  texts.filter((text): text is string => Boolean(text)).map((text) => p(text));
export const flush = (text: string): Block => p(text, 'flush');
export const heading = (text: string): Block => p(text, 'heading');
export const note = (text: string): Block => p(text, 'note');
export const to = (name: string): Block => flush(`${name}：`);

export const entry = (label: string, value: string | undefined, weight = 1): Entry => ({
  label,
  value: value ?? '',
  weight,
});
export const lines = (...rows: Entry[][]): Block => ({ kind: 'lines', rows });
export const sign = (...signers: Signer[]): Block => ({ kind: 'sign', signers });
export const table = (...rows: Cell[][]): Block => ({ kind: 'table', rows });

const label = (text: string, span = LABEL): Cell => ({ span, text, label: true });
const value = (text: string | undefined, span: number, height?: number): Cell => ({
  span,
  text: text ?? '',
  ...(height && { height }),
});

/** One label and one value over the whole width. */
export const row = (name: string, content: string | undefined, height?: number): Cell[] => [
  label(name),
  value(content, FORM_COLUMNS - LABEL, height),
];

/** Room to write under one label, on ruled lines. */
export const ruled = (name: string, count: number, content = ''): Cell[] => [
  label(name),
  { ...value(content, FORM_COLUMNS - LABEL), blank: count },
];

/** A form to be filled in: what is not known stays white. */
export const fillable = (...rows: Cell[][]): Block =>
  table(...rows.map((cells) => cells.map((cell) => (cell.text === '' ? { blank: 0, ...cell } : cell))));

/** Two labelled values side by side. */
export const pair = (a: string, va: string | undefined, b: string, vb: string | undefined): Cell[] => [
  label(a),
  value(va, 8),
  label(b),
  value(vb, 8),
];

/** Three labelled values side by side. */
export const triple = (...cells: [string, string | undefined][]): Cell[] =>
  cells.flatMap(([name, content]) => [label(name, 3), value(content, 5)]);

/** Rows under one label that stands at their left. */
export function under(name: string, rows: Cell[][]): Cell[][] {
  return rows.map((cells, index) => {
    const inner = narrowed(cells);
    return index === 0 ? [{ ...label(name, 3), rowspan: rows.length }, ...inner] : inner;
  });
}

/** Cells of a full row, narrowed to leave three columns at the left. */
function narrowed(cells: Cell[]): Cell[] {
  const widest = cells.reduce((a, b) => (b.span > a.span ? b : a));
  const values = cells.filter((cell) => !cell.label && cell.span > 4);
  const last = values.at(-1) ?? widest;
  if (values.length === 1 || last.span - 3 >= 5) {
    return cells.map((cell) => (cell === last ? { ...cell, span: cell.span - 3 } : cell));
  }
  return cells.map((cell) =>
    values.includes(cell) ? { ...cell, span: cell.span - 3 / values.length } : cell,
  );
}

/** A tall cell of opinion with who signed and when at its lower right. */
export const opinion = (name: string, text: string | undefined, signed: string[], height = 26): Cell[] => [
  label(name),
  { span: FORM_COLUMNS - LABEL, text: text ?? '', signed, height },
];
