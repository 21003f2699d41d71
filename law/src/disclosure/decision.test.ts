import { describe, expect, it } from 'vitest';
import { sampleAgency } from '../procedures/penalty/testing.ts';
import {
  case1,
  case3,
  case4,
  case5,
  ecologyBureau,
  educationBureau,
  forestryBureau,
} from '../procedures/penalty/testing-decided.ts';
import { resolveProfile } from '../profiles/index.ts';
import { changedFields, leaks, publicationBar, publicDecisionSchema, publicProjection } from './decision.ts';

const profile = resolveProfile('sample-donglan');
const id = 'abcdefghijklmnop';

describe('the public projection of a decision', () => {
  it('shows a business by its name and code, its operator not at all', () => {
    const projection = publicProjection(case1, sampleAgency, profile);
    expect(projection?.fields).toMatchObject({
      title: '行政处罚决定书',
      number: '清市监罚〔2026〕12号',
      agency: { name: '清岚县市场监督管理局' },
      party: { shown: '清岚县城关镇福满家副食店', kind: 'individualBusiness', uscc: '92990921MA0RY01A59' },
      basis: ['《中华人民共和国食品安全法》第一百二十四条第一款第五项'],
      penalties: ['罚款6,000.00元', '没收非法财物：饼干7袋、蛋黄派9盒'],
      decidedOn: '2026-04-15',
    });
    expect(JSON.stringify(projection?.fields)).not.toContain('张桂芬');
    expect(publicDecisionSchema.safeParse({ ...projection?.fields, id }).success).toBe(true);
  });

  it('shows a natural person as 罗某, with the reason, and never the number of the person', () => {
    const projection = publicProjection(case4, forestryBureau, profile);
    expect(projection?.fields.party).toEqual({ shown: '罗某', kind: 'naturalPerson' });
    expect(projection?.fields.facts).toBe('当事人罗某采伐杉木31株，立木蓄积11.2立方米。');
    expect(projection?.masks.map((mask) => mask.field)).toEqual(['party.shown', 'facts']);
    expect(JSON.stringify(projection)).not.toMatch(/国柱|990921197803124018/);
  });

  it('names nobody who bears no penalty', () => {
    const decision = case1.decision!;
    const other = { id: 'p9', kind: 'organisation' as const, name: '某县供货有限公司' };
    const { outcome } = decision;
    const spared = { ...outcome, parties: [...outcome.parties, { party: 'p9', penalties: [] }] };
    const state = {
      ...case1,
      parties: [...case1.parties, other],
      decision: { ...decision, outcome: spared },
    };
    expect(publicProjection(state, sampleAgency, profile)?.fields).toEqual(
      publicProjection(case1, sampleAgency, profile)?.fields,
    );
  });

  describe('with another party, whom the public is not told of', () => {
    const minor = {
      id: 'p9',
      kind: 'naturalPerson' as const,
      person: { name: '钱小宝', birthDate: '2010-01-01' },
    };
    const supplier = {
      id: 'p9',
      kind: 'organisation' as const,
      name: '某县供货有限公司',
      uscc: '91990921MA0RY02B57',
    };
    const fined = [{ kind: 'fine' as const, fen: 10_000 }];
    const warned = [{ kind: 'warning' as const }];
    const decision = case1.decision!;
    const { outcome } = decision;
    const content = case1.draft!.content as { facts: string };
    const withOther = (
      other: typeof minor | typeof supplier,
      penalties: typeof fined | typeof warned | [],
    ) => ({
      ...case1,
      parties: [...case1.parties, other],
      named: [...case1.named, ...('person' in other ? [{ seq: 1, ...other.person }] : [])],
      services: [
        ...case1.services,
        {
          ...{ seq: 98, at: '2026-12-01T04:00:00Z', by: 'x', document: decision.seq, party: 'p9' },
          ...{ method: 'direct' as const, servedOn: '2026-12-01' },
        },
      ],
      draft: {
        ...case1.draft!,
        content: {
          ...content,
          facts: `${content.facts}与钱小宝、某县供货有限公司（91990921MA0RY02B57）有关。`,
        },
      } as typeof case1.draft,
      decision: {
        ...decision,
        outcome: { ...outcome, parties: [...outcome.parties, { party: 'p9', penalties }] },
      },
    });

    it.each([
      ['a minor who is spared', minor, []],
      ['a minor who is fined', minor, fined],
      ['an organisation that is spared', supplier, []],
      ['an organisation that is warned, market', supplier, warned],
    ] as const)(
      '%s: the other’s penalty is public, this party stands nowhere in it',
      (_who, other, penalties) => {
        const state = withOther(other, penalties as typeof fined);
        expect(publicationBar(state, sampleAgency)).toBeUndefined();
        const open = {
          ...profile,
          values: {
            ...profile.values,
            maskNaturalPersons: { value: false, source: '样例', confirmed: false },
          },
        };
        const fields = publicProjection(state, sampleAgency, open)?.fields;
        const alone = publicProjection(case1, sampleAgency, open)?.fields;
        expect({ ...fields, facts: '', masks: [] }).toEqual({ ...alone, facts: '', masks: [] });
        const [name, code] = 'person' in other ? [other.person.name] : [other.name, other.uscc];
        expect(fields?.facts).not.toContain(name);
        if (code !== undefined) expect(fields?.facts).not.toContain(code);
        const typed = { ...fields!, id, facts: `另有${name}。` };
        expect(leaks(typed, state, sampleAgency, open)).toHaveLength(1);
      },
    );
  });

  it('a business keeps its whole name where a part of it is somebody’s whom the public is not told of', () => {
    const parent = { id: 'p9', kind: 'organisation' as const, name: '甲商贸有限公司' };
    const name = '甲商贸有限公司钱小宝分店';
    const facts = `${name}由甲商贸有限公司设立，负责人钱小宝。`;
    const decision = case1.decision!;
    const { outcome } = decision;
    const spared = { ...outcome, parties: [...outcome.parties, { party: 'p9', penalties: [] }] };
    const state = {
      ...case1,
      parties: [{ ...case1.parties[0]!, name }, parent],
      named: [{ seq: 1, name: '钱小宝' }],
      draft: { ...case1.draft!, content: { ...case1.draft!.content, facts } } as typeof case1.draft,
      decision: { ...decision, outcome: spared },
    };
    const fields = publicProjection(state, sampleAgency, profile)!.fields;
    expect(fields.party.shown).toBe(name);
    expect(fields.facts).toBe(`${name}由某单位设立，负责人某某。`);
    expect(leaks({ ...fields, id }, state, sampleAgency, profile)).toEqual([]);
    expect(leaks({ ...fields, id, facts }, state, sampleAgency, profile)).toHaveLength(2);
  });

  it('shows the full name only where the profile says so', () => {
    const open = {
      ...profile,
      values: {
        ...profile.values,
        maskNaturalPersons: { value: false, source: '样例', confirmed: false },
      },
    };
    expect(publicProjection(case4, forestryBureau, open)?.fields.party.shown).toBe('罗国柱');
  });

  it('lets no pupil, no other person and no number of a person through （案例五）', () => {
    const projection = publicProjection(case5, educationBureau, profile);
    const text = JSON.stringify(projection);
    for (const secret of [
      '小李',
      '99092120110622301X',
      '王小梅',
      '13900002222',
      '13800001111',
      '990921198507154022',
      '李若兰',
      '6222020200011223344',
    ]) {
      expect(text).not.toContain(secret);
    }
    expect(projection?.fields.facts).toContain('学府路18号');
    expect(projection?.masks.some((mask) => mask.reason === '未成年人信息')).toBe(true);
  });

  it('catches the pupil by form alone when no act names him', () => {
    const unnamed = publicProjection({ ...case5, named: [] }, educationBureau, profile);
    expect(JSON.stringify(unnamed?.fields)).not.toMatch(/小李|99092120110622301X|13800001111/);
  });

  it('says so when names and facts were erased, and invents none', () => {
    const erased = { erased: true } as const;
    const [party] = case4.parties;
    const draft = case4.draft === undefined ? {} : { draft: { ...case4.draft, content: erased } };
    const state = {
      ...case4,
      ...draft,
      parties: party === undefined ? [] : [{ ...party, person: erased }],
      named: [],
    };
    const projection = publicProjection(state, forestryBureau, profile);
    expect(projection?.fields.party.shown).toBe('某某');
    expect(projection?.warnings.map((warning) => warning.code)).toEqual(
      expect.arrayContaining(['PARTY_ERASED', 'FACTS_ERASED']),
    );
  });

  it('is nothing before there is a decision', () => {
    const { decision: _, ...undecided } = case4;
    expect(publicProjection(undecided, forestryBureau, profile)).toBeUndefined();
  });
});

describe('a text an editor worded', () => {
  const projection = publicProjection(case5, educationBureau, profile);
  if (projection === undefined) throw new Error('no projection');
  const fields = { ...projection.fields, id };

  it('may word facts, not what was decided', () => {
    expect(changedFields({ ...fields, facts: '擅自举办校外培训' }, projection)).toEqual([]);
    expect(changedFields({ ...fields, penalties: ['警告'] }, projection)).toEqual(['penalties']);
    expect(
      changedFields({ ...fields, party: { shown: '李若兰', kind: 'naturalPerson' } }, projection),
    ).toEqual(['party']);
  });

  it('is searched for personal data again', () => {
    expect(
      leaks({ ...fields, facts: '小李同学参加培训' }, case5, educationBureau, profile).map(
        (leak) => leak.reason,
      ),
    ).toEqual(['未成年人信息']);
    expect(
      leaks({ ...fields, facts: '王小梅陈述' }, case5, educationBureau, profile).map((leak) => leak.reason),
    ).toEqual(['其他自然人姓名']);
    expect(leaks(fields, case5, educationBureau, profile)).toEqual([]);
  });
});

describe('decisions that are never public', () => {
  const warned = {
    ...case1,
    decision: case1.decision && {
      ...case1.decision,
      outcome: {
        ...case1.decision.outcome,
        parties: [{ party: 'p1', penalties: [{ kind: 'warning' as const }] }],
      },
    },
  };
  const minor = {
    ...case4,
    parties: [
      { id: 'p1', kind: 'naturalPerson' as const, person: { name: '罗小柱', birthDate: '2009-01-01' } },
    ],
  };
  const spot = { seq: 1, at: '2026-04-15T04:00:00Z', by: 'x', officers: [], rechecks: [] };

  it.each([
    ['a minor, in any field', minor, forestryBureau, 'MINOR_NEVER_PUBLISHED'],
    ['a mere warning, market （公示规定 2）', warned, sampleAgency, 'WARNING_NOT_PUBLISHED'],
    ['a mere warning elsewhere', warned, ecologyBureau, undefined],
    ['the summary procedure', { ...case1, spot }, sampleAgency, 'SUMMARY_NOT_PUBLISHED'],
    ['an ordinary fine', case3, ecologyBureau, undefined],
  ])('%s', (_name, state, agency, code) => {
    expect(publicationBar(state as typeof case1, agency)?.code).toBe(code);
  });
});
