import { decisionAt } from '../data/decisions.ts';
import type { Figure } from '../figures.ts';
import type { By } from '../floors/search.ts';
import { cycle, pick, seeded } from '../seeded.ts';
import type { Published } from './published.ts';
import { figureOf, inTurns } from './turns.ts';

/** A word, and how somebody who knows the data would have it found. */
type Word = readonly [q: string, by: By];

const scanned = (words: string): Word[] => words.split(' ').map((word) => [word, 'scan']);

const distinct = 20_000;

/** P3: search by class of word, newest first, twenty a page. */
export async function p3({ rows, floor, product }: Published): Promise<Figure[]> {
  const random = seeded(3);
  const any = () => decisionAt(random(rows), rows);
  const organisation = () => {
    for (;;) {
      const { party } = any();
      if (!party.endsWith('某')) return party;
    }
  };
  const common = scanned('食品 罚款 检查 市场监督 执法人员');
  const two = scanned('饼干 扬尘 滥伐 秸秆 超限 货车');
  const four = scanned('滥伐林木 露天焚烧 户外广告 虚假广告 建筑垃圾');
  const classes: readonly (readonly [name: string, word: () => Word])[] = [
    ['rare word', () => [any().brand, 'trigram']],
    ['common word', () => pick(random, common)],
    ['two characters', () => (random(2) === 0 ? pick(random, two) : [any().brand.slice(0, 2), 'pair'])],
    ['four characters', () => (random(2) === 0 ? pick(random, four) : [`“${any().brand}`, 'trigram'])],
    ['party name', () => [organisation(), 'trigram']],
    ['document number', () => [any().number, 'number']],
  ];
  const figures: Figure[] = [];
  let asked = 0;
  for (const [name, word] of classes) {
    const loads = await inTurns(
      {
        server: floor,
        next: cycle(distinct, () => {
          const [q, by] = word();
          return { path: `/search?by=${by}&q=${encodeURIComponent(q)}` };
        }),
      },
      {
        server: product,
        next: cycle(distinct, () => ({ path: `/decisions?q=${encodeURIComponent(word()[0])}&n=${asked++}` })),
      },
    );
    figures.push(figureOf(`P3 ${name}`, loads, { ratio: 0.5, p99: 50 }));
  }
  return figures;
}
