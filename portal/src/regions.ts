import type { AgencyRow } from './reader.ts';

/** An area in which agencies enforce. */
export interface Region {
  /** Of GB/T 2260. */
  readonly code: string;
  readonly name: string;
}

/** Names of areas as they stand at the beginning of an agency's name: 清岚县 in 清岚县教育局. */
const unit =
  /[\p{Script=Han}]{2,}?(?:自治区|自治州|自治县|省|(?<!城)市(?![场政容])|州|盟|地区|县|(?<!社)区|旗|镇|乡|街道)/uy;

/** Which of them a code means, by its shape. */
const levels: readonly (readonly [code: RegExp, name: RegExp])[] = [
  [/^\d{2}0{4}$/, /(?:省|自治区|市)$/],
  [/^\d{4}0{2}$/, /(?:市|州|盟|地区)$/],
  [/^\d{6}$/, /(?:县|区|市|旗)$/],
  [/^\d{9,12}$/, /(?:镇|乡|街道)$/],
];

/**
 * The areas of these agencies, by code. Codes are looked up nowhere: an area is called what most of its agencies call it,
 * and by its code where their names do not say.
 */
export function regionsOf(agencies: readonly Pick<AgencyRow, 'name' | 'region'>[]): readonly Region[] {
  const names = new Map<string, Map<string, number>>();
  for (const { name, region } of agencies) {
    const counts = names.get(region) ?? new Map<string, number>();
    names.set(region, counts);
    const said = areaIn(name, region);
    if (said !== undefined) counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  return [...names]
    .map(([code, counts]) => ({ code, name: [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? code }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

function areaIn(name: string, code: string): string | undefined {
  const level = levels.find(([shape]) => shape.test(code))?.[1];
  if (level === undefined) return undefined;
  const units: string[] = [];
  unit.lastIndex = 0;
  for (let match = unit.exec(name); match !== null; match = unit.exec(name)) units.push(match[0]);
  return units.findLast((each) => level.test(each));
}

/** What to call the area of a code among these. */
export function regionName(regions: readonly Region[], code: string): string {
  return regions.find((region) => region.code === code)?.name ?? code;
}

/** Whether another of these areas lies in this one: a search for it finds what was decided there too. */
export function isAbove({ code }: Region, regions: readonly Region[]): boolean {
  // Of six digits two each are of a province, a city, a county; a single nought at the end is a digit like any other.
  const within = code.length === 6 ? code.replace(/(?:00){1,2}$/, '') : code;
  return regions.some((other) => other.code !== code && other.code.startsWith(within));
}
