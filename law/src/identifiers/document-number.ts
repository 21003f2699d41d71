/** The parts of a document number (文号): 清市监罚〔2026〕12号, 怀环罚〔2026〕清岚7号. */
export interface DocumentNumber {
  /** 机关代字. */
  readonly agency: string;
  /** 类别字. */
  readonly kind: string;
  /** The civil year of the issuing act. */
  readonly year: number;
  readonly serial: number;
  /** Width the serial is padded to; 0 is none. A property of the register: on-the-spot forms are pre-numbered with 4. */
  readonly pad?: number;
  /** 分局 or 派出机构, written before the serial. */
  readonly unit?: string;
}

/** 机关代字＋类别字〔年〕序号号. */
export function formatDocumentNumber({
  agency,
  kind,
  year,
  serial,
  pad = 0,
  unit = '',
}: DocumentNumber): string {
  return `${agency}${kind}〔${year}〕${unit}${String(serial).padStart(pad, '0')}号`;
}
