const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const UNITS = ['', '十', '百', '千'] as const;

/** Chinese numerals for articles (条文序数): 58 → 五十八, 105 → 一百零五, 1242 → 一千二百四十二. 1 to 9999. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 9999)
    throw new RangeError(`not an article number: ${value}`);
  const text = fourDigits(value, DIGITS, UNITS);
  // 十五, not 一十五; but 一百一十五.
  return text.startsWith('一十') ? text.slice(1) : text;
}

/** Up to four digits, each with its unit; one 零 for zeros between them, none for those at the end. */
export function fourDigits(value: number, digits: readonly string[], units: readonly string[]): string {
  let text = '';
  let zero = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      zero = text !== '';
      continue;
    }
    text += `${zero ? '零' : ''}${digits[digit]}${units[place]}`;
    zero = false;
  }
  return text;
}
