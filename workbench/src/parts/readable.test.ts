import { definitionsOf, procedures } from '@mingjing/law';
import { describe, expect, it } from 'vitest';
import { actFields, fieldsWithin, linesOf, namesOf } from './readable.ts';

const names = namesOf({
  people: [{ id: 'p1', name: '周晓岚' }],
  items: { food: { zh: '经营超过保质期的食品', tiers: [{ id: 'small', zh: '从轻' }] } },
  deadlines: [{ key: 'decide', zh: '作出处罚决定' }],
  acts: [{ seq: 7, zh: '确认送达地址' }],
  state: {
    parties: [
      { id: 'party-1', kind: 'individualBusiness', name: '福满家副食店', person: { name: '张桂芬' } },
    ],
  },
});

const lines = (type: string, data: unknown, corrections?: Record<string, unknown>) =>
  linesOf(actFields('penalty-ordinary', type), data, names, corrections);

describe('data of an act as lines', () => {
  it('are told by the titles of the schema, with names in place of ids', () => {
    expect(
      lines('filing.propose', { handlers: ['p1'], grounds: '涉嫌违法', recusalChecked: true, files: [] }),
    ).toEqual([
      { title: '承办人', value: { kind: 'text', text: '周晓岚' } },
      { title: '立案依据和理由', value: { kind: 'text', text: '涉嫌违法' } },
      { title: '已核对：承办人与本案没有应当回避的关系', value: { kind: 'text', text: '是' } },
    ]);
  });

  it('show choices, dates and items in words', () => {
    const told = lines('lead.register', {
      source: 'complaint',
      receivedOn: '2026-03-10',
      items: ['food'],
      cause: '过期食品',
    });
    expect(told.map((line) => (line.value.kind === 'text' ? line.value.text : ''))).toEqual([
      '投诉、举报',
      '2026年3月10日',
      '过期食品',
      '经营超过保质期的食品',
    ]);
  });

  it('call tiers, periods and what is masked by their names, and leave out what is there for programs', () => {
    const told = (type: string, data: unknown) => JSON.stringify(lines(type, data));
    const outcome = {
      items: [{ item: 'food', tier: 'small', perParty: [{ party: 'party-1', tier: 'small' }] }],
    };
    expect(told('draft.write', { outcome }).match(/从轻/g)).toHaveLength(2);
    expect(told('draft.write', { outcome })).not.toContain('small');
    expect(told('extension.propose', { clock: 'decide' })).toContain('作出处罚决定');
    const content = {
      format: 'mingjing/public-decision/v1',
      kind: 'penalty',
      region: '990921',
      party: { shown: '罗某', kind: 'naturalPerson' },
      title: '行政处罚决定书',
      masks: [
        { field: 'party.shown', reason: '自然人', source: '规定' },
        { field: 'facts', reason: '自然人', source: '规定' },
      ],
    };
    const shown = told('publication.prepare', { content });
    expect(shown).toContain('行政处罚决定书');
    expect(shown).toContain('罗某');
    expect(shown).toMatch(/"当事人".*"违法事实"/);
    expect(shown).not.toMatch(/penalty|990921|mingjing|party\.shown|"facts"/);
  });

  it('call what an act points to in the case by what it is', () => {
    const state = {
      investigation: { preservations: [{ id: 'p5', things: ['蛋黄派9盒', '辣条3袋'] }] },
      execution: { goods: [{ id: 'g1', what: '超期食品' }] },
      remedies: [{ id: 'remedy-1', kind: 'reconsideration', appliedOn: '2026-05-06' }],
    };
    const acts = [
      { seq: 12, zh: '记录陈述申辩', data: { points: [{ point: '小本经营' }, { point: '请求再减' }] } },
    ];
    const within = namesOf({ state: state as never, acts });
    const told = (type: string, data: unknown) =>
      JSON.stringify(linesOf(actFields('penalty-ordinary', type), data, within));
    expect(told('preservation.notify', { preservation: 'p5' })).toContain('蛋黄派9盒、辣条3袋');
    expect(told('goods.dispose', { goods: ['g1'] })).toContain('超期食品');
    expect(told('remedy.answer', { id: 'remedy-1' })).toContain('行政复议（2026年5月6日）');
    const findings = [{ point: '12.2', found: '属实', adopted: 'no', reason: '已经减轻' }];
    expect(told('defence.review', { findings })).toContain('请求再减');
    expect(told('publication.prepare', { id: 'round-1' })).toBe('[]');
  });

  it('say what act they are about, where it is known', () => {
    const target = (seq: number) =>
      lines('recording.explain', { target: seq, ground: 'technical', reason: '设备故障', files: [] })[0];
    expect(target(7)?.value).toEqual({ kind: 'text', text: '第7项 确认送达地址' });
    expect(target(8)?.value).toEqual({ kind: 'text', text: '第8项' });
  });

  it('show a correction beside what was recorded', () => {
    const [line] = lines('filing.propose', { grounds: '旧理由' }, { grounds: '新理由' });
    expect(line).toMatchObject({ value: { text: '旧理由' }, corrected: { text: '新理由' } });
  });

  it('call what a correction puts in place as in the act it is about', () => {
    const correction = {
      type: 'act.correct',
      data: { target: 3, values: { grounds: '新理由' }, reason: '笔误' },
    };
    const acts = [{ seq: 3, type: 'filing.propose' }];
    const told = linesOf(fieldsWithin('penalty-ordinary', correction, acts), correction.data, names);
    expect(JSON.stringify(told)).toContain(
      '{"title":"立案依据和理由","value":{"kind":"text","text":"新理由"}}',
    );
    expect(JSON.stringify(told)).not.toContain('grounds');
  });

  it('cover identity numbers and telephones where they are only read', () => {
    const covering = namesOf({ cover: true });
    const data = {
      parties: [
        {
          id: 'party-1',
          person: { name: '罗国柱', idNumber: '990921197803124018' },
          contact: { phone: '13900000101' },
        },
      ],
    };
    const told = JSON.stringify(linesOf(actFields('penalty-ordinary', 'lead.register'), data, covering));
    expect(told).toContain('罗国柱');
    expect(told).not.toContain('990921197803124018');
    expect(told).not.toContain('13900000101');
    expect(JSON.stringify(lines('lead.register', data))).toContain('990921197803124018');
  });

  it('say that a personal value was erased and show nothing of it', () => {
    const told = lines('lead.verify', { situation: { erased: true } });
    expect(told).toEqual([{ title: '现场情况', value: { kind: 'erased' } }]);
  });

  it('leave digests and made ids out', () => {
    const told = lines('draft.write', { hash: '0'.repeat(64), salt: '1'.repeat(64) });
    expect(told).toEqual([]);
    const [parties] = lines('lead.register', { parties: [{ id: 'party-1', name: '某店' }] });
    expect(JSON.stringify(parties)).not.toContain('party-1');
  });

  it('never throw, whatever stands in the data of an act', () => {
    const strange: readonly unknown[] = [
      null,
      7,
      'text',
      [],
      {},
      [1, 'a', null],
      { a: { b: [{}] } },
      { erased: true },
      { slot: true },
    ];
    for (const procedure of Object.values(procedures)) {
      for (const type of definitionsOf(procedure).keys()) {
        const fields = actFields(procedure.id, type);
        for (const value of strange) {
          linesOf(fields, value, names);
          linesOf(fields, Object.fromEntries(fields.map((field) => [field.name, value])), names);
        }
      }
    }
    expect(linesOf([], {}, names)).toEqual([]);
  });
});
