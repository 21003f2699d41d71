import type { PublicDecisionKind } from '@mingjing/contract';

/** Where this portal stands and who runs it. Every page is made with it. */
export interface Site {
  /** 清岚县. */
  readonly region: string;
  /** Who runs the site, in full (主办单位). */
  readonly operator: string;
  /** `https://host`, without a slash at the end: what the QR code of a printed page leads to. */
  readonly origin: string;
  /** Everything shown is made up for practice (样例数据). */
  readonly sample: boolean;
  /** Whom to call about enforcement itself (行政执法投诉). */
  readonly complaint: { readonly phone: string; readonly hours?: string; readonly address?: string };
}

/** Addresses of the files that go with the pages; each carries the hash of its content. */
export interface AssetPaths {
  readonly css: string;
  readonly check: string;
  readonly mark: string;
  /** `mingjing-verify` in one file, for those who would not check in the browser. */
  readonly verifier: string;
}

/** Every address of the portal is written here and nowhere else. */
export const paths = {
  home: '/',
  decisions: '/decisions',
  decision: (id: string) => `/decisions/${encodeURIComponent(id)}`,
  proof: (id: string) => `/decisions/${encodeURIComponent(id)}/proof.mingjing`,
  withdrawal: (id: string) => `/decisions/${encodeURIComponent(id)}/withdrawal.mingjing`,
  qr: (id: string) => `/decisions/${encodeURIComponent(id)}/qr.svg`,
  agencies: '/agencies',
  agency: (id: string) => `/agencies/${encodeURIComponent(id)}`,
  items: (id: string) => `/agencies/${encodeURIComponent(id)}/items`,
  item: (id: string, item: string) => `/agencies/${encodeURIComponent(id)}/items/${encodeURIComponent(item)}`,
  people: (id: string) => `/agencies/${encodeURIComponent(id)}/officers`,
  officers: '/officers',
  officer: (certificate: string) => `/officers/${encodeURIComponent(certificate)}`,
  deadlines: '/deadlines',
  check: '/check',
  about: '/about',
  accessibility: '/accessibility',
} as const;

/** The list of decisions with these filters; empty ones are left out. */
export function decisionsPath(
  query: Readonly<
    Partial<Record<'q' | 'agency' | 'kind' | 'region' | 'from' | 'to' | 'after' | 'before', string>>
  > & { readonly kind?: PublicDecisionKind; readonly limit?: number },
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? paths.decisions : `${paths.decisions}?${text}`;
}
