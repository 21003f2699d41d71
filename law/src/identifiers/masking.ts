/** Compound surnames (复姓) still in use; every other surname is one character. */
const COMPOUND_SURNAMES = new Set(
  [
    '欧阳 上官 司马 司徒 司空 诸葛 东方 东郭 皇甫 尉迟 公孙 公羊 公冶 令狐 慕容 宇文 长孙 夏侯 轩辕 端木 南宫 西门',
    '独孤 呼延 澹台 闻人 申屠 太叔 仲孙 钟离 赫连 百里 拓跋 万俟 濮阳 淳于 单于 鲜于 闾丘 宗政 完颜 纳兰 即墨 第五',
  ].flatMap((line) => line.split(' ')),
);

/**
 * A natural person's name as it is published (隐去姓名): 罗国柱 → 罗某, 欧阳明 → 欧阳某. A name with a dot (买买提·吐尔逊)
 * keeps its first character only.
 */
export function maskName(name: string): string {
  const plain = name.trim();
  if (plain === '') return '';
  const characters = [...plain];
  const surname = characters.slice(0, 2).join('');
  if (characters.length > 2 && COMPOUND_SURNAMES.has(surname)) return `${surname}某`;
  return `${characters[0]}某`;
}

/** A citizen's number for staff screens: first and last four characters. Numbers are never published at all. */
export function maskCitizenId(id: string): string {
  return maskMiddle(id.trim(), 4, 4);
}

/** A telephone number: first three and last four digits. */
export function maskPhone(phone: string): string {
  return maskMiddle(phone.trim(), 3, 4);
}

/** Hides everything if the visible ends would meet. */
function maskMiddle(text: string, head: number, tail: number): string {
  const characters = [...text];
  const hidden = characters.length - head - tail;
  if (hidden < 3) return '*'.repeat(characters.length);
  return `${characters.slice(0, head).join('')}${'*'.repeat(hidden)}${characters.slice(-tail).join('')}`;
}
