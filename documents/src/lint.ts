/** Text that was right before the penalty law of 2021 (or the reconsideration law of 2023) and is wrong now. */
export type StaleText = { found: string; instead: string };

const PENALTY_LAW = '行政处罚法》?';
/** Old article, what it said, article now. */
const MOVED_ARTICLES: readonly [article: string, subject: string, now: string][] = [
  ['第二十二条', '犯罪|司法机关', '第二十七条'],
  ['第二十三条', '改正', '第二十八条'],
  ['第三十一条', '告知', '第四十四条'],
  ['第三十二条', '陈述|申辩', '第四十五条'],
  ['第三十三条', '当场', '第五十一条'],
  ['第三十四条', '当场', '第五十二条'],
  ['第三十七条第一款', '出示|询问|检查', '第五十五条'],
  ['第三十七条第二款', '', '第五十六条'],
  ['第三十七条(?!第)', '登记保存|抽样', '第五十六条'],
  ['第三十八条', '调查终结|作出', '第五十七条'],
  ['第三十九条', '决定书', '第五十九条'],
  ['第四十条', '送达', '第六十一条'],
  ['第四十一条', '陈述|申辩|不能成立', '第六十二条'],
  ['第四十二条', '听证', '第六十三条、第六十四条'],
  ['第四十六条', '缴', '第六十七条'],
  ['第五十一条', '加处|拍卖|强制执行', '第七十二条'],
  ['第五十二条', '延期|分期|暂缓', '第六十六条第二款'],
];

const STALE: readonly [pattern: RegExp, instead: string][] = [
  ...MOVED_ARTICLES.map(([article, subject, now]): [RegExp, string] => [
    new RegExp(`${PENALTY_LAW}${article}[^。]{0,60}?(?:${subject})`),
    `《中华人民共和国行政处罚法》${now}`,
  ]),
  [/三个月内[^。]{0,30}诉讼/, '六个月（行政诉讼法第四十六条）'],
  [/(?:三日|3日)内[^。]{0,20}听证|听证[^。]{0,30}(?:三日|3日)内/, '五日（行政处罚法第六十四条第一项）'],
  [/(?:六十日|60日)[^。]{0,20}视为送达/, '三十日（民事诉讼法第九十五条）'],
  [/人民政府或者[^。]{0,12}上一级/, '本级人民政府（行政复议法第二十四条）'],
  [/当场[^。]{0,40}(?:五十元|50元|一千元|1000元|1,000元)以下/, '二百元、三千元（行政处罚法第五十一条）'],
];

/** Every stale passage in `text`, each with what stands in its place today. */
export function lintStaleText(text: string): StaleText[] {
  return STALE.flatMap(([pattern, instead]) => {
    const found = text.match(pattern);
    return found ? [{ found: found[0], instead }] : [];
  });
}
