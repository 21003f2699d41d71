import { type Basis, profileRule } from '../dossier/basis.ts';
import type { Named } from './named.ts';

/** Why something was taken out of a public text (隐去). */
export interface Mask {
  /** Field of the public content, dotted. */
  readonly field: string;
  /** Chinese, e.g. 其他自然人姓名. Never quotes what was taken out. */
  readonly reason: string;
  readonly source: Basis;
  readonly count: number;
}

/** A person to look for in a text, and what stands there instead. */
export interface Hidden {
  readonly value: string;
  readonly shown: string;
  /** Names of which it is a part and which the public is told whole; there it stays. */
  readonly within?: readonly string[];
  readonly reason: string;
  readonly source: Basis;
}

interface Pattern {
  readonly find: RegExp;
  readonly shown: string;
  readonly reason: string;
  readonly source: Basis;
}

const withheld = profileRule('公示信息隐去');

/** The hundred most common surnames. */
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';

/** Values that give themselves away by their form. Longer forms first, so that no part of one is taken for another. */
const patterns: readonly Pattern[] = [
  {
    find: /(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])/g,
    shown: '（证件号码已隐去）',
    reason: '证件号码',
    source: withheld,
  },
  {
    find: /(?<!\d)[1-9]\d{14,18}(?!\d)/g,
    shown: '（号码已隐去）',
    reason: '账号或者证件号码',
    source: withheld,
  },
  {
    find: /(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g,
    shown: '（电话已隐去）',
    reason: '联系电话',
    source: withheld,
  },
  {
    find: /(?<!\d)0\d{2,3}[-—–－ ]?\d{7,8}(?!\d)/g,
    shown: '（电话已隐去）',
    reason: '联系电话',
    source: withheld,
  },
  { find: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, shown: '（邮箱已隐去）', reason: '电子邮箱', source: withheld },
  {
    find: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·• ]?[A-Z0-9]{5,6}(?![A-Z0-9])/g,
    shown: '（车牌号已隐去）',
    reason: '机动车号牌',
    source: withheld,
  },
  {
    find: /(?:住址?|家住|户籍地?)(?:为|在|:|：)?[^,，。;；、]{0,60}(?:号|室|组|单元|栋|户)/g,
    shown: '（住址已隐去）',
    reason: '自然人住址',
    source: withheld,
  },
  // Schools and tutoring name pupils 小李同学, 李某某同学, 李明同学: none may be recognisable.
  {
    find: new RegExp(`(?:小\\p{Script=Han}|[${surnames}](?:\\p{Script=Han}{1,2}))(?:同学|小朋友)`, 'gu'),
    shown: '某未成年人',
    reason: '未成年人信息',
    source: withheld,
  },
];

/** Takes out of a text every known person and everything that looks like personal data. */
export function maskText(
  text: string,
  field: string,
  hidden: readonly Hidden[],
): { text: string; masks: Mask[] } {
  const masks = new Map<string, Mask>();
  const note = (reason: string, source: Basis) => {
    masks.set(reason, { field, reason, source, count: (masks.get(reason)?.count ?? 0) + 1 });
  };
  let masked = text;
  for (const one of [...hidden].sort((a, b) => b.value.length - a.value.length)) {
    masked = between(masked, one.within ?? [], (stretch) => {
      const pieces = stretch.split(one.value);
      for (let n = 1; n < pieces.length; n += 1) note(one.reason, one.source);
      return pieces.join(one.shown);
    });
  }
  for (const pattern of patterns) {
    masked = masked.replace(pattern.find, () => {
      note(pattern.reason, pattern.source);
      return pattern.shown;
    });
  }
  return { text: masked, masks: [...masks.values()] };
}

/** A text changed everywhere but in the names that stand in it. */
function between(text: string, names: readonly string[], change: (stretch: string) => string): string {
  const [name, ...others] = names;
  if (name === undefined) return change(text);
  return text
    .split(name)
    .map((stretch) => between(stretch, others, change))
    .join(name);
}

/** An address down to the township (乡镇、街道); the rest is left out. */
export function toTownship(address: string): string {
  const match =
    /^.*?(?:街道|乡|镇|苏木)/.exec(address) ??
    /^.*?(?:自治县|县|区|旗|市)(?!.*(?:自治县|县|区|旗|市))/.exec(address);
  return match?.[0] ?? '（住址已隐去）';
}

/**
 * Everyone the acts name, as values to hide. `shown` gives the public form of the punished persons' own names; all
 * other natural persons disappear, minors without even a surname.
 */
export function hiddenOf(named: readonly Named[], shown: ReadonlyMap<string, string>, day: string): Hidden[] {
  return named.flatMap((person): Hidden[] => {
    const minor = person.birthDate !== undefined && isMinor(person.birthDate, day);
    const hidden: Hidden[] = [];
    if (person.name !== undefined && person.name.length >= 2) {
      const own = shown.get(person.name);
      if (own !== person.name) {
        hidden.push({
          value: person.name,
          shown: own ?? (minor ? '某未成年人' : '某某'),
          reason: minor ? '未成年人信息' : own === undefined ? '其他自然人姓名' : '自然人姓名',
          source: own === undefined || minor ? withheld : profileRule('自然人姓名隐去'),
        });
      }
    }
    if (person.idNumber !== undefined)
      hidden.push({
        value: person.idNumber,
        shown: '（证件号码已隐去）',
        reason: '证件号码',
        source: withheld,
      });
    if (person.phone !== undefined)
      hidden.push({ value: person.phone, shown: '（电话已隐去）', reason: '联系电话', source: withheld });
    if (person.address !== undefined) {
      hidden.push({
        value: person.address,
        shown: toTownship(person.address),
        reason: '乡镇以下住址',
        source: withheld,
      });
    }
    return hidden.filter((one) => one.value !== '' && one.value !== one.shown);
  });
}

/** Under eighteen on a day (民法典 art 17). */
export function isMinor(birthDate: string, day: string): boolean {
  const eighteen = `${Number(birthDate.slice(0, 4)) + 18}${birthDate.slice(4)}`;
  return day < eighteen;
}
