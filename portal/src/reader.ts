import type { DecisionQuery, PublicDecision, PublicDecisionKind } from '@mingjing/contract';

/**
 * What the portal reads, and all it reads: the published allowlist (公示库). Dates are civil dates of China, moments are UTC
 * instants, money is in fen. A method that finds nothing gives `undefined`; it throws only when the store cannot answer.
 */
export interface PublishedReader {
  /**
   * Changes whenever anything published changes; `undefined` if that is not known. Pages are kept in memory only under a
   * known version and never shown under another, so what is taken back is gone at once. Must cost nothing.
   */
  version(): string | undefined;
  /** One decision by its public id, in one round trip. */
  decision(publicId: string): Promise<DecisionRecord | undefined>;
  /** A page of decisions, newest first: by day of decision, then id, both descending. Costs the same at any depth. */
  decisions(query: DecisionQuery): Promise<DecisionPage>;
  agencies(): Promise<readonly AgencyRow[]>;
  agency(id: string): Promise<Agency | undefined>;
  /** The people of one agency; `undefined` if there is no such agency. */
  officers(agencyId: string): Promise<AgencyPeople | undefined>;
  /** One officer by the number on the certificate. */
  officer(certificate: string): Promise<Officer | undefined>;
  home(): Promise<Home>;
  /**
   * The text of the proof bundle (存证包, `.mingjing`) of a publication, once there is one; of what was taken down without
   * its content.
   */
  proof(publicId: string): Promise<string | undefined>;
  /** The proof bundle of the act that took a publication down: which one, when, and why. */
  withdrawal(publicId: string): Promise<string | undefined>;
  ledger(): Promise<LedgerSummary>;
}

/** A decision as it stands now: shown, taken back (撤回公示), or shown for as long as the rule says and no longer (公示期满). */
export type DecisionRecord =
  | {
      readonly state: 'published';
      readonly decision: PublicDecision;
      readonly publishedAt: string;
      /** The last day on which it is shown, where a rule says so (公示期). */
      readonly publicUntil?: string;
      readonly history: readonly PublicationEvent[];
    }
  | { readonly state: 'retracted' | 'ended'; readonly tombstone: Tombstone };

/** What stays of a publication that ended. Names nobody unless the rule wants it to. */
export interface Tombstone {
  readonly id: string;
  readonly title?: string;
  readonly publishedAt?: string;
  readonly reason: string;
  /** The rule it rests on, as a citation. */
  readonly source?: string;
  readonly on: string;
  /** What became of the decision itself, in a few words: 经行政复议撤销，责令重新作出. */
  readonly became?: string;
  /** It was annulled with an order to decide anew. */
  readonly orderedAnew?: boolean;
  /** It ought not to have been public and was taken down for that alone; the decision stands. */
  readonly unfit?: boolean;
  /** Public id of what was published in its place: the decision as it was changed, made anew, or with more hidden. */
  readonly replacedBy?: string;
}

/** One thing that happened to this publication (公示记录), oldest first. */
export interface PublicationEvent {
  readonly what: 'published' | 'corrected';
  readonly at: string;
  /** For the public; required by practice where something was corrected. */
  readonly reason?: string;
}

export interface DecisionRow {
  readonly id: string;
  readonly kind: PublicDecisionKind;
  readonly title: string;
  readonly number: string;
  readonly agency: { readonly id: string; readonly name: string };
  readonly partyShown: string;
  readonly cause: string;
  readonly decidedOn: string;
  /** 处罚种类, e.g. 罚款, 没收违法所得. */
  readonly outcomes: readonly string[];
  readonly fineFen?: number;
}

/** `next` and `prev` are cursors for `after` and `before`; absent at the end. There is no count: it would cost more than the page. */
export interface DecisionPage {
  readonly items: readonly DecisionRow[];
  readonly next?: string;
  readonly prev?: string;
}

/** 执法主体. */
export interface AgencyRow {
  readonly id: string;
  readonly name: string;
  /** 法定行政机关, 法律法规授权组织, 受委托组织. */
  readonly standing: 'statutory' | 'authorised' | 'entrusted';
  /** Published decisions, from kept totals. */
  readonly decisions: number;
  readonly complaintPhone: string;
  /** Code of the area it enforces in (GB/T 2260). */
  readonly region: string;
}

export interface Agency extends AgencyRow {
  readonly uscc: string;
  readonly legalRepresentative: string;
  /** 职责. */
  readonly duties: readonly string[];
  /** 职责依据, as citations. */
  readonly basis: readonly string[];
  readonly address?: string;
  /** Whose power it uses, where it is entrusted (委托机关). */
  readonly entrustedBy?: string;
  /** 主体资格确认 by the justice bureau. */
  readonly confirmed?: { readonly by: string; readonly on: string };
  /** What other agencies have and this one has not, with the reason. */
  readonly notApplicable: readonly { readonly what: string; readonly reason: string }[];
  readonly officers: number;
  /** 权责事项, those in force. */
  readonly items: readonly PowerItem[];
  /** 重大执法决定法制审核目录, with the source of each line. */
  readonly reviewCatalogue: readonly { readonly what: string; readonly source: string }[];
  /** 委托书: whom it lets punish in its name, oldest first. */
  readonly entrustments: readonly Entrustment[];
}

/** 委托处罚 (处罚法 art 20): to whom, in what, how far and how long. */
export interface Entrustment {
  readonly number?: string;
  readonly organisation: string;
  readonly uscc: string;
  readonly basis: string;
  readonly matters: string;
  readonly powers: string;
  readonly from: string;
  /** The last day, or the day on which it was ended before. */
  readonly until: string;
  readonly ended?: boolean;
}

/** What an agency may punish, on what basis, and how it weighs (权责事项、裁量基准). All in words. */
export interface PowerItem {
  readonly id: string;
  readonly name: string;
  /** 处罚种类. */
  readonly kinds: readonly string[];
  readonly breached: readonly Clause[];
  readonly basis: readonly Clause[];
  /** 法定罚款幅度, where a fine may be imposed. */
  readonly fine?: string;
  /** 裁量阶次. */
  readonly tiers: readonly { readonly name: string; readonly condition: string; readonly range: string }[];
  /** 可以当场处罚. */
  readonly summary: boolean;
}

/** A clause of a statute, with its words where they were entered. */
export interface Clause {
  readonly cited: string;
  readonly text?: string;
}

/** 执法人员. */
export interface Officer {
  readonly certificate: string;
  readonly name: string;
  readonly agency: { readonly id: string; readonly name: string };
  readonly unit: string;
  readonly post: string;
  /** 行政执法, or 行政执法监督. */
  readonly category: 'enforcement' | 'supervision';
  readonly region: string;
  readonly validFrom: string;
  /** The last valid day. */
  readonly validUntil: string;
  /** 暂扣: first and last day; without the last one while it has not been given back (发还). */
  readonly suspended?: { readonly from: string; readonly to?: string };
  /** 收回 or 注销. */
  readonly withdrawnOn?: string;
}

/** Auxiliary staff (辅助人员) stand apart: they help, and may neither decide nor inspect alone. */
export interface AgencyPeople {
  readonly agency: { readonly id: string; readonly name: string };
  readonly officers: readonly Officer[];
  readonly auxiliaries: readonly { readonly name: string; readonly unit: string; readonly duty: string }[];
}

export interface Home {
  readonly newest: readonly DecisionRow[];
  readonly agencies: readonly AgencyRow[];
  /** Kept totals of published decisions in the running year. */
  readonly year: {
    readonly year: number;
    readonly decisions: number;
    readonly fineFen: number;
    readonly retracted: number;
    readonly officers: number;
  };
}

/** 存证日志 as it stands. */
export interface LedgerSummary {
  readonly origin: string;
  readonly size: number;
  readonly checkpointAt?: string;
  readonly vkey: string;
  readonly witnesses: readonly { readonly name: string; readonly independent: boolean }[];
}

/** What a reader throws when the store gives no answer; the reader of the page is told to come back. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
