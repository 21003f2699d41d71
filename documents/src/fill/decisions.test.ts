import { type AgencyFacts, nationalCalendar, type PowerItem, resolveProfile } from '@mingjing/law';
import type { Notice, PenaltyState, RedoOrder, Response } from '@mingjing/law/penalty';
import { describe, expect, it } from 'vitest';
import { actorOf, at, people, sampleAgency } from '../../../law/src/procedures/penalty/testing.ts';
import { case1, case3, case4, case5 } from '../../../law/src/procedures/penalty/testing-decided.ts';
import { prepareSheet } from '../render.ts';
import type { DocumentId } from '../templates/index.ts';
import { ERASED } from './context.ts';
import { fillDocument } from './index.ts';

/** Decisions of the sample county, filled from the case and held against what the county's story says they decided. */

const hash = 'd'.repeat(64);
const mark = (seq: number, day: string) => ({ seq, at: at(day), by: people.zhou.id });

interface Course {
  readonly filed: string;
  readonly received: string;
  readonly source: 'inspection' | 'complaint';
  readonly told: string;
  readonly hearingRight?: boolean;
  readonly response?: Partial<Response>;
  readonly reviewed: string;
  readonly discussed?: string;
  readonly heard?: { readonly asked: string; readonly on: string };
  readonly surcharge?: boolean;
  readonly address: string;
  readonly breached: readonly string[];
  readonly correction?: string;
}

/** A decided case as it stood before its decision. */
function before(decided: PenaltyState, course: Course): PenaltyState {
  const { decision, ...state } = decided;
  const draft = state.draft!;
  const outcome = {
    ...draft.outcome,
    items: draft.outcome.items.map((item) => ({ ...item, breached: course.breached })),
    surchargeAnnounced: course.surcharge ?? true,
    ...(course.correction === undefined ? {} : { correction: course.correction }),
  };
  const notice: Notice = {
    id: 'n1',
    party: 'p1',
    issued: mark(995, course.told),
    draftHash: hash,
    hearingRight: course.hearingRight ?? false,
    servedOn: course.told,
  };
  return {
    ...state,
    lead: { ...mark(1, course.received), source: course.source, receivedOn: course.received, summary: '' },
    parties: state.parties.map((party) => ({ ...party, address: course.address })),
    filing: { approved: { ...mark(3, course.filed), caseNumber: '' } },
    investigation: {
      ...state.investigation,
      evidence: [{ id: 'e1', seq: 2, kind: 'sceneRecord', name: '现场笔录', proves: '违法事实', files: [] }],
    },
    draft: {
      ...draft,
      outcome,
      content: { ...(draft.content as object), discretionReason: '按照裁量基准处罚。' } as never,
    },
    notices: [notice],
    responses: [{ party: 'p1', notice: 'n1', defence: [], reviewed: [], waived: {}, ...course.response }],
    review: {
      ...state.review,
      rounds: [
        {
          round: 1,
          draftHash: hash,
          submitted: mark(991, course.reviewed),
          returns: [],
          opinion: { ...mark(992, course.reviewed), outcome: 'approved' },
        },
      ],
    },
    discussions:
      course.discussed === undefined
        ? []
        : [{ ...mark(998, course.discussed), draftHash: hash, passed: true, present: 5, votesFor: 5 }],
    ...(course.heard === undefined
      ? {}
      : {
          hearingRequests: [
            {
              id: 'r1',
              party: 'p1',
              notice: 'n1',
              requested: { ...mark(996, course.heard.asked), on: course.heard.asked },
              accepted: mark(996, course.heard.asked),
            },
          ],
          hearings: [
            {
              id: 'h1',
              parties: [{ party: 'p1', request: 'r1' }],
              scheduled: {
                ...mark(996, course.heard.asked),
                on: course.heard.on,
                startsAt: at(course.heard.on),
                place: '会议室',
                chair: people.gao.id,
                recorder: people.feng.id,
                members: [],
                public: true,
              },
              postponed: [],
              held: mark(997, course.heard.on),
            },
          ],
        }),
  };
}

/** The words of the decision document, without line breaks. */
function wordsOf(
  state: PenaltyState,
  agency: AgencyFacts,
  number: string,
  day: string,
  template: DocumentId = 'P46',
  given: object = {},
) {
  const data = fillDocument(template, {
    state,
    agency,
    staff: Object.fromEntries(Object.values(people).map((person) => [person.id, person])),
    profile: resolveProfile('sample-donglan'),
    calendar: nationalCalendar,
    act: { type: 'decision.make', seq: 1000, data: given, occurredAt: at(day), actor: actorOf(people.lin) },
    number,
    title: '行政处罚决定书',
  });
  const laid = prepareSheet({ template, data, options: { mode: 'issue' } });
  if (!laid.ok) throw new Error(laid.error.message);
  expect(laid.sheet.number).toBe(number);
  return laid.sheet.blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
}

const withItem = (agency: AgencyFacts, id: string, law: string, article: string): AgencyFacts => ({
  ...agency,
  items: {
    [id]: { ...sampleAgency.items['expired-food'], id, breached: [], basis: [{ law, article }] } as PowerItem,
  },
});

const ecology = withItem(
  {
    ...sampleAgency,
    name: '怀川市生态环境局',
    field: 'environment',
    reconsiderationBody: '怀川市人民政府',
    court: '怀川市城中区人民法院',
  },
  'dust',
  '中华人民共和国生态环境法典',
  '第一千一百三十条第一款第三项',
);
const forestry = withItem(
  { ...sampleAgency, name: '清岚县林业和草原局', field: 'forestry' },
  'felling',
  '中华人民共和国森林法',
  '第七十六条第二款',
);
const education = withItem(
  { ...sampleAgency, name: '清岚县教育局', field: 'education' },
  'tutoring',
  '中华人民共和国民办教育促进法',
  '第六十四条',
);

describe('a decision of the sample county', () => {
  it('案例一 tells the defence and why it was not adopted, and both ways of remedy', () => {
    const state = before(case1, {
      source: 'inspection',
      received: '2026-03-10',
      filed: '2026-03-12',
      told: '2026-04-07',
      reviewed: '2026-04-02',
      discussed: '2026-04-14',
      address: '清岚县城关镇北街12号',
      breached: ['中华人民共和国食品安全法第五十四条第一款', '中华人民共和国食品安全法第三十四条第十项'],
      response: {
        defence: [
          {
            ...mark(996, '2026-04-09'),
            id: 'd1',
            late: false,
            points: [{ id: 'q', point: '小本经营，请求再减' }],
          },
        ],
        reviewed: [
          {
            ...mark(997, '2026-04-10'),
            defence: 'd1',
            adopted: 'no',
            changes: false,
            reason: '没有新的法定情形',
          },
        ],
      },
    });
    const words = wordsOf(state, sampleAgency, '清市监罚〔2026〕12号', '2026-04-15');
    for (const expected of [
      '当事人：清岚县城关镇福满家副食店',
      '2026年3月10日，本机关在监督检查中发现当事人涉嫌经营超过保质期的食品。本机关于2026年3月12日立案调查。',
      '本机关于2026年4月7日向当事人送达告知书',
      '当事人于2026年4月9日提出陈述、申辩：小本经营，请求再减。',
      '经复核，本机关对当事人的陈述、申辩不予采纳，理由：没有新的法定情形。',
      '本案于2026年4月2日经法制审核，于2026年4月14日经本机关负责人集体讨论决定。',
      '违反了《中华人民共和国食品安全法》第五十四条第一款、《中华人民共和国食品安全法》第三十四条第十项的规定',
      '依据《中华人民共和国食品安全法》第一百二十四条第一款第五项的规定',
      '罚款6,000.00元（大写：人民币陆仟元整）。',
      '没收饼干7袋、蛋黄派9盒。',
      '六十日内向清岚县人民政府申请行政复议',
      '六个月内依法向清岚县人民法院提起行政诉讼',
      '本决定依法向社会公示。',
    ]) {
      expect(words).toContain(expected);
    }
    expect(words).not.toContain('听证');
  });

  it.each([
    ['noFault', '鉴于有证据足以证明没有主观过错，依据《中华人民共和国行政处罚法》第三十三条第二款的规定', ''],
    [
      'underFourteen',
      '鉴于不满十四周岁的未成年人有违法行为，依据《中华人民共和国行政处罚法》第三十条的规定',
      '，责令其监护人加以管教',
    ],
    [
      'noCapacity',
      '鉴于精神病人、智力残疾人在不能辨认或者不能控制自己行为时有违法行为，依据《中华人民共和国行政处罚法》第三十一条的规定',
      '，责令其监护人严加看管和治疗',
    ],
    [
      'notEstablished',
      '鉴于违法事实不能成立，依据《中华人民共和国行政处罚法》第五十七条第一款第三项的规定',
      '',
    ],
  ] as const)(
    'tells who is spared beside the punished, by which law, and how that one was taught: %s',
    (noPenaltyGround, words, guardian) => {
      const alone = before(case1, {
        source: 'inspection',
        received: '2026-03-10',
        filed: '2026-03-12',
        told: '2026-04-07',
        reviewed: '2026-04-02',
        address: '清岚县城关镇北街12号',
        breached: [],
      });
      const draft = alone.draft!;
      const spared = { party: 'p2', penalties: [], noPenaltyGround };
      const state = {
        ...alone,
        parties: [...alone.parties, { ...alone.parties[0]!, id: 'p2', name: '样例批发部' }],
        draft: { ...draft, outcome: { ...draft.outcome, parties: [...draft.outcome.parties, spared] } },
      };
      const text = wordsOf(state, sampleAgency, '清市监罚〔2026〕12号', '2026-04-15', 'P46', {
        education: '已当面讲解进货查验的要求',
      });
      expect(text).toContain(`${words}，本机关决定对样例批发部不予行政处罚${guardian}。`);
      expect(text).toContain('已当面讲解进货查验的要求。');
    },
  );

  it('案例三 of the municipal bureau names the municipal government, and the surcharge it announced', () => {
    const state = before(case3, {
      source: 'complaint',
      received: '2026-08-25',
      filed: '2026-08-31',
      told: '2026-09-16',
      reviewed: '2026-09-15',
      address: '清岚县青石镇工业路8号',
      breached: [],
    });
    const words = wordsOf(state, ecology, '怀环罚〔2026〕清岚7号', '2026-09-24');
    for (const expected of [
      '当事人在规定的期限内未提出陈述、申辩。',
      '依据《中华人民共和国生态环境法典》第一千一百三十条第一款第三项的规定',
      '罚款28,000.00元（大写：人民币贰万捌仟元整）。',
      '每日按罚款数额的百分之三加处罚款',
      '向怀川市人民政府申请行政复议',
      '向怀川市城中区人民法院提起行政诉讼',
      '本案于2026年9月15日经法制审核。',
    ]) {
      expect(words).toContain(expected);
    }
    expect(words).not.toMatch(/清岚县人民政府|清岚县人民法院|集体讨论|放弃/);
  });

  it('案例四 tells the hearing, orders the replanting, and is silent on a surcharge not announced', () => {
    const state = before(case4, {
      source: 'inspection',
      received: '2026-04-14',
      filed: '2026-04-20',
      told: '2026-05-21',
      hearingRight: true,
      reviewed: '2026-06-16',
      discussed: '2026-06-17',
      heard: { asked: '2026-05-25', on: '2026-06-09' },
      surcharge: false,
      correction: '责令于2027年3月31日前补种杉木62株。',
      address: '清岚县青石镇石梁村二组17号',
      breached: ['中华人民共和国森林法第五十六条第一款'],
    });
    const words = wordsOf(state, forestry, '清林罚决〔2026〕9号', '2026-06-18');
    for (const expected of [
      '当事人：罗国柱',
      '公民身份号码：990921197803124018',
      '当事人于2026年5月25日要求听证，本机关于2026年6月9日举行听证。',
      '本机关决定责令当事人于2027年3月31日前补种杉木62株，并作出如下行政处罚：',
      '罚款26,100.00元（大写：人民币贰万陆仟壹佰元整）。',
      '违反了《中华人民共和国森林法》第五十六条第一款的规定',
    ]) {
      expect(words).toContain(expected);
    }
    expect(words).not.toMatch(/百分之三|加处/);
  });

  it('案例五 tells that both rights were given up in writing, and when', () => {
    const waiver = mark(996, '2026-08-18');
    const state = before(case5, {
      source: 'inspection',
      received: '2026-07-06',
      filed: '2026-07-08',
      told: '2026-08-14',
      hearingRight: true,
      reviewed: '2026-08-13',
      discussed: '2026-08-20',
      address: '清岚县学府路18号',
      breached: [],
      response: { waived: { statement: waiver, defence: waiver, hearing: waiver } },
    });
    const words = wordsOf(state, education, '清教罚〔2026〕3号', '2026-08-21');
    for (const expected of [
      '当事人于2026年8月18日书面声明放弃陈述、申辩的权利。',
      '当事人于2026年8月18日书面声明放弃要求听证的权利。',
      '罚款57,600.00元（大写：人民币伍万柒仟陆佰元整）。',
      '决定责令当事人停止办学，退还所收费用，并作出',
    ]) {
      expect(words).toContain(expected);
    }
  });

  it('tells of the decision it takes the place of, where it was made anew （复议法 art 64）', () => {
    const course = { ...({ source: 'inspection', received: '2026-07-06', filed: '2026-07-08' } as const) };
    const told = { told: '2026-08-14', reviewed: '2026-08-13', address: '清岚县', breached: [] };
    const state = before(case5, { ...course, ...told });
    const fate = {
      kind: 'annulled',
      by: 'reconsideration',
      on: '2026-11-02',
      seq: 1,
      reason: '撤销',
    } as const;
    const decision = { ...case5.decision!, fate: { ...fate, decidedOn: '2026-10-30' } };
    const redo: RedoOrder = {
      ...{ seq: 1, by: 'reconsideration', body: '清岚县人民政府', number: '清政复决〔2026〕17号' },
      ...{ receivedOn: '2026-11-02', grounds: ['evidence'] },
    };
    const words = wordsOf(
      { ...state, earlier: [{ ...case5, decision, redo }] },
      education,
      '清教罚〔2026〕4号',
      '2026-12-21',
    );
    expect(words).toContain(
      '清岚县人民政府于2026年10月30日作出行政复议决定（清政复决〔2026〕17号），撤销该决定，责令重新作出。本机关重新进行了调查。',
    );
  });

  it('prints that personal values were erased, and nothing in their place', () => {
    const state = before(case4, {
      source: 'inspection',
      received: '2026-04-14',
      filed: '2026-04-20',
      told: '2026-05-21',
      reviewed: '2026-06-16',
      address: '清岚县青石镇',
      breached: [],
    });
    const erased = { erased: true } as const;
    const words = wordsOf(
      {
        ...state,
        parties: state.parties.map((party) => ({ ...party, person: erased, contact: erased })),
        draft: { ...state.draft!, content: erased },
      },
      forestry,
      '清林罚决〔2026〕9号',
      '2026-06-18',
    );
    expect(words).toContain(`当事人：${ERASED}`);
    expect(words).toContain(`经查，${ERASED}`);
    expect(words).not.toMatch(/罗国柱|990921197803124018/);
  });
});

describe('a decision the agency itself changes or annuls', () => {
  const filled = (template: 'P46-change' | 'P46-revocation', data: object) => {
    const state: PenaltyState = {
      ...case3,
      parties: case3.parties.map((party) => ({ ...party, address: '清岚县青石镇工业路8号' })),
    };
    const profile = resolveProfile('sample-donglan');
    const laid = prepareSheet({
      template,
      data: fillDocument(template, {
        state,
        agency: sampleAgency,
        staff: {},
        profile,
        calendar: nationalCalendar,
        act: {
          type: 'decision.revoke',
          seq: 1001,
          data: { reason: '裁量明显不当', files: [], ...data },
          occurredAt: at('2026-10-12'),
          actor: actorOf(people.lin),
        },
        number: '怀环罚变〔2026〕1号',
        title: '',
      }),
      options: { mode: 'issue' },
    });
    if (!laid.ok) throw new Error(laid.error.message);
    return JSON.stringify(laid.sheet.blocks);
  };
  const number = case3.decision!.number!;

  it('is named with what it said, what it says now, and how to go against that', () => {
    const text = filled('P46-change', {
      kind: 'changed',
      penalties: [{ party: 'p1', kind: 'fine', fen: 1_000_000 }],
      followUp: '多缴的罚款依法退还',
    });
    for (const said of [
      number,
      '28,000.00',
      '变更为',
      '10,000.00',
      '第七十五条第二款',
      '多缴的罚款依法退还。',
    ])
      expect(text).toContain(said);
    expect(text).toContain('申请行政复议');
    expect(text.indexOf('28,000.00')).toBeLessThan(text.indexOf('10,000.00'));
  });

  it('falls by a document that decides nothing in its place', () => {
    const text = filled('P46-revocation', { kind: 'annulled', penalties: [] });
    expect(text).toContain(`撤销上述《行政处罚决定书》（${number}）`);
    expect(text).not.toMatch(/变更为|缴至/);
  });
});
