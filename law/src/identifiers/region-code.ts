/** Levels of a region code (行政区划代码, GB/T 2260, with the nine and twelve digit extension below the county). */
export type RegionLevel = 'province' | 'prefecture' | 'county' | 'township' | 'village';

/**
 * The level of a region code by its shape, none if it is not one. Codes are not looked up: they are abolished over time
 * and old numbers keep them.
 */
export function findRegionLevel(code: string): RegionLevel | undefined {
  if (!/^[1-9]\d{5}(\d{3}(\d{3})?)?$/.test(code)) return undefined;
  if (code.length === 12) return 'village';
  if (code.length === 9) return 'township';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

/** The codes above a code, nearest last: `990921` has `990000`, `990900`. */
export function regionsAbove(code: string): readonly string[] {
  const level = findRegionLevel(code);
  if (level === undefined || level === 'province') return [];
  const above = [`${code.slice(0, 2)}0000`];
  if (level === 'prefecture') return above;
  above.push(`${code.slice(0, 4)}00`);
  if (level === 'county') return above;
  above.push(code.slice(0, 6));
  if (level === 'village') above.push(code.slice(0, 9));
  return above;
}

/** Whether a region lies in another or is it. */
export function isWithinRegion(code: string, region: string): boolean {
  return code === region || regionsAbove(code).includes(region);
}
