import type { PowerItem } from '@mingjing/law';
import { expect, it } from 'vitest';
import { findItems } from './power-items.tsx';

const item = (id: string, zh: string, law: string): PowerItem => ({
  id,
  zh,
  breached: [{ law: '中华人民共和国价格法', article: '第十三条' }],
  basis: [{ law, article: '第一百二十四条' }],
  kinds: ['fine', 'licenceForfeiture'],
  tiers: [],
  summary: false,
  safety: false,
});
const items = [
  item('food', '经营超过保质期的食品', '中华人民共和国食品安全法'),
  item('price', '不明码标价', '中华人民共和国价格法'),
];

it.each([
  ['', ['food', 'price']],
  ['  ', ['food', 'price']],
  ['保质期', ['food']],
  ['食品安全法 一百二十四', ['food']],
  ['吊销 标价', ['price']],
  ['《中华人民共和国价格法》第十三条', ['food', 'price']],
  ['保质期 标价', []],
])('“%s” finds the items in which every word stands', (asked, ids) => {
  expect(findItems(items, asked).map(({ id }) => id)).toEqual(ids);
});
