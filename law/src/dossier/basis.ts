import { chineseNumber } from '../identifiers/chinese-number.ts';
import { findSource } from '../sources/index.ts';

/**
 * Where a rule stands (依据): a source of `sources/` and, where it has one, the article as the statute counts it
 * (`58`, `64(1)`, `58(1)(二)`). `profile` marks a value that a region's profile sets.
 */
export interface Basis {
  readonly source: string;
  readonly article?: string;
}

const of = (source: string) => (article?: number | string) =>
  article === undefined ? { source } : { source, article: String(article) };

/** 行政处罚法 (2021) */
export const apl = of('APL');
/** 行政强制法 (2011) */
export const acl = of('ACL');
/** 国家赔偿法 (2012), recalled */
export const scl = of('SCL');
/** 行政复议法 (2023) */
export const arl = of('ARL');
/** 行政复议法实施条例 (2026) */
export const arr = of('ARR');
/** 行政诉讼法 (2017) */
export const adl = of('ADL');
/** 民事诉讼法 (2023) */
export const cpl = of('CPL');
/** 行政执法监督条例 (2025) */
export const sup = of('SUP');
/** 行政执法机关移送涉嫌犯罪案件的规定 (2020) */
export const trf = of('TRF');
/** 罚款决定与罚款收缴分离实施办法 (1997) */
export const sep = of('SEP');
/** 市场监督管理行政处罚信息公示规定 (总局令第45号) */
export const sgp = of('SGP');
/** 政府信息公开条例 (2019) */
export const ogi = of('OGI');
/** 国办发〔2018〕118号 */
export const sgo118 = of('SGO118');
/** 国办发〔2025〕22号 (信用修复) */
export const crd22 = of('CRD22');
/** 最高法关于适用行政诉讼法的解释 (2018) */
export const adi = of('ADI');
/** A value set by the region profile (地区配置). */
export const profileRule = of('PROFILE');
/** A rule of this product's own record keeping (系统规则), no rule of law. */
export const house = of('HOUSE');

const articlePattern = /^(\d+)(?:\((\d+)\))?(?:\(([一二三四五六七八九十]+)\))?$/;

/** A basis as people read it: 《中华人民共和国行政处罚法》第五十八条第一款第二项. */
export function basisText(basis: Basis): string {
  if (basis.source === 'PROFILE')
    return basis.article === undefined ? '地区配置' : `地区配置：${basis.article}`;
  if (basis.source === 'HOUSE') return '系统记录规则';
  const name = findSource(basis.source)?.name ?? basis.source;
  if (basis.article === undefined) return `《${name}》`;
  const match = articlePattern.exec(basis.article);
  if (match === null) return `《${name}》${basis.article}`;
  const [, article, paragraph, item] = match;
  const place = [
    `第${chineseNumber(Number(article))}条`,
    paragraph === undefined ? '' : `第${chineseNumber(Number(paragraph))}款`,
    item === undefined ? '' : `第${item}项`,
  ];
  return `《${name}》${place.join('')}`;
}
