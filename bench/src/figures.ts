/** What one workload came to: throughput and latency beside its floor's. */
export interface Figure {
  /** `P1`, and what of it. */
  readonly what: string;
  readonly median?: string;
  readonly p99?: string;
  readonly floor?: string;
  readonly ratio?: string;
  /** Floor's processor time a request by the product's, and the product's own. */
  readonly processor?: string;
  readonly target?: string;
  readonly met?: boolean;
  readonly note?: string;
  /** Median latency in milliseconds, to be compared with that at another size. */
  readonly latency?: number;
}

export const perSecond = (value: number): string =>
  `${value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en')}/s`;

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

/** The value below which a share of the sorted values lies; 0 for none. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

/** The table as Markdown, which reads well in a terminal and can be put into docs/performance.md as it is. */
export function tableOf(figures: readonly Figure[]): string {
  const head = ['workload', 'median', 'p99', 'floor', 'ratio', 'by processor', 'target', 'met', ''];
  const rows = figures.map((one) => [
    one.what,
    one.median ?? '',
    one.p99 ?? '',
    one.floor ?? '',
    one.ratio ?? '',
    one.processor ?? '',
    one.target ?? '',
    one.met === undefined ? '' : one.met ? 'yes' : 'NO',
    one.note ?? '',
  ]);
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
