/** What an agency or a field sets about its documents; the law part of a profile lives in the law room. */
export type DocumentProfile = {
  /** How the party is shown: a ruled table (transport, work safety) or lines of text (market). */
  partyBlock: 'lines' | 'table';
  /** Case number at the head of text documents (transport). */
  caseNumberInHead: boolean;
  /** Even pages number at the left; otherwise every number stands centred. */
  doubleSided: boolean;
  /** Seal printed on on-the-spot decisions beforehand (ecology). */
  preSealed: boolean;
  /** Diameter of the seal: 42 mm, county government 45 mm. */
  sealMillimetres: number;
  /** Documents that print the remedy text. */
  remedyOn: readonly string[];
  /** Documents that must not be served electronically, named on the address confirmation. */
  eServiceExcluded: readonly string[];
  /** 仿宋 is used where the machine has it; `bundled` keeps page breaks the same on every machine. */
  fonts: 'installed' | 'bundled';
  /** The set of forms the agency follows; stored with the document, not printed. */
  source?: string;
  /** Per document: what differs from the definition. */
  documents: Partial<Record<string, DocumentSettings>>;
};

export type DocumentSettings = {
  title?: string;
  numberCode?: string;
  copies?: number;
  copyLabels?: readonly string[];
  /** Text the agency adds before the closing, as paragraphs. */
  extraSections?: readonly string[];
};

/** Remedy texts by default (复议法实施条例 art 25). */
const REMEDY_BY_DEFAULT = ['P13', 'P17', 'P46', 'P47', 'P48', 'P60'];

export const defaultProfile: DocumentProfile = {
  partyBlock: 'lines',
  caseNumberInHead: false,
  doubleSided: true,
  preSealed: false,
  sealMillimetres: 42,
  remedyOn: REMEDY_BY_DEFAULT,
  eServiceExcluded: [],
  fonts: 'installed',
  documents: {},
};
