const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const UNITS = ['', '十', '百', '千'] as const;

/** Chinese numerals for articles (条文序数): 58 → 五十八, 105 → 一百零五, 1242 → 一千二百四十二. 1 to 9999. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 9999)
    throw new RangeError(`not an article number: ${value}`);
  let text = '';
  let zero = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      zero = text !== '';
      continue;
    }
    if (zero) text += '零';
    zero = false;
    text += `${DIGITS[digit]}${UNITS[place]}`;
  }
  // 十五, not 一十五; but 一百一十五.
  return text.startsWith('一十') ? text.slice(1) : text;
}
