import { definitionsOf, procedures } from '@mingjing/law';
import { expect, it } from 'vitest';
import { everyField, fieldsOf } from './fields.ts';
import { optionsOf } from './lists.ts';

it('offers cases of other agencies by agency and number, and counts those that would be called the same', () => {
  const related = [
    { id: 'a', agency: '县城管局', number: '清城罚〔2026〕3号', fined: true },
    { id: 'b', agency: '县市监局', fined: false, stageZh: '调查取证' },
    { id: 'c', agency: '县林草局', fined: false },
    { id: 'd', agency: '县林草局', fined: false },
  ];
  const pool = { acts: [], deadlines: [], related };
  expect(optionsOf('sameAct.distinguish', 'dossier', pool)).toEqual([
    { value: 'a', label: '县城管局 清城罚〔2026〕3号 已罚款' },
    { value: 'b', label: '县市监局 未编号 未罚款 调查取证' },
    { value: 'c', label: '县林草局 未编号 未罚款（第1件）' },
    { value: 'd', label: '县林草局 未编号 未罚款（第2件）' },
  ]);
  // Cases are joined and split among those one may see: these are searched, not listed.
  expect(optionsOf('case.join', 'dossier', pool)).toBeUndefined();
});

it('tells documents apart by whom of several parties they are for', () => {
  const party = (id: string, name: string) => ({ id, kind: 'naturalPerson', person: { name } });
  const issued = (seq: number, to: string) => ({
    seq,
    party: to,
    document: { title: '行政处罚听证告知书', number: `清林听告〔2026〕${seq}号` },
  });
  const pool = (...parties: object[]) => ({
    state: { parties, documents: [issued(1, 'p1'), issued(2, 'p2')] } as never,
    acts: [],
    deadlines: [],
    related: [],
  });
  const labels = (...parties: object[]) =>
    optionsOf('service.record', 'document', pool(...parties))?.map(({ label }) => label);
  expect(labels(party('p1', '罗国柱'), party('p2', '石桂英'))).toEqual([
    '第2项 《行政处罚听证告知书》清林听告〔2026〕2号 石桂英',
    '第1项 《行政处罚听证告知书》清林听告〔2026〕1号 罗国柱',
  ]);
  expect(labels(party('p1', '罗国柱'))?.[1]).toBe('第1项 《行政处罚听证告知书》清林听告〔2026〕1号');
});

it('lists answers only where an id or a number is asked for: what has a length is typed', () => {
  const pool = {
    acts: [],
    deadlines: [],
    related: [],
    state: procedures['penalty-ordinary'].initial as never,
  };
  const listed = Object.values(procedures).flatMap((procedure) =>
    [...definitionsOf(procedure).values()].flatMap(({ type, schema }) =>
      everyField(fieldsOf(schema))
        .filter(({ widget, max }) => widget === 'text' && max !== undefined)
        .filter(({ name }) => optionsOf(type, name, pool) !== undefined)
        .map(({ name }) => `${type} ${name}`),
    ),
  );
  expect(listed).toEqual([]);
});
