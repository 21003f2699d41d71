import { company, human } from '../parties.ts';
import { getPerson } from '../people.ts';
import { picture } from '../story.ts';
import { CaseWriter, cast, type DraftSheet } from '../writer.ts';

/** 案例三: dust, and the law changed two weeks before. 怀环罚〔2026〕清岚7号. */

export const xinlei = company(
  '清岚县鑫垒建材有限公司',
  '91990921MA0RY02BXD',
  '清岚县青石镇工业路8号',
  human('魏铁军', 'male', '1975-11-02', 117, '清岚县青石镇工业路8号'),
  '13900000103',
);

const dustFacts =
  '2026年8月27日，执法人员根据群众投诉对当事人石料堆场检查。堆场露天堆放机制砂、石粉等易产生扬尘的物料，占地约460平方米，堆高约4米，东、南两侧无围挡，西侧围挡高2.2米，低于堆放物高度；防尘网仅覆盖约三分之一，当日有风，可见明显扬尘，距最近居民楼约130米。现场负责人称防尘网8月20日被大风刮损后未及时更换。执法人员当场送达责令改正违法行为决定书，9月4日复查，已加高围挡并全部覆盖。';

const code = '中华人民共和国生态环境法典第一千一百三十条第一款第三项';

export const dustDraft: DraftSheet = {
  facts: dustFacts,
  nature: '当事人的行为违反《生态环境法典》第一千一百三十条第一款第三项，依照该项处罚。',
  discretionReason:
    '堆场占地约460平方米，属二百平方米以上一千平方米以下阶次（28000元至64000元）；当事人当场改正，依《生态环境法典》第一千零五十六条第二款从轻，处该阶次最低额。',
  reasons: '责令改正，处罚款28000.00元。',
  tier: 'middle',
  penalties: [{ kind: 'fine', yuan: 28_000 }],
  breached: [code],
  basis: [code],
  correction: '对易产生扬尘的物料采取围挡、覆盖等措施',
};

/** The first draft came from a template that still cited the repealed law. */
const firstDraft: DraftSheet = {
  ...dustDraft,
  nature: '当事人的行为违反《大气污染防治法》第七十二条，依照《大气污染防治法》第一百一十七条处罚。',
};

const officers = [getPerson('jiang').id, getPerson('liangyu').id];

export const case3 = new CaseWriter({
  ...cast.ecology,
  key: 'case-3-dust',
  item: 'dust',
  cause: '易产生扬尘的物料未有效覆盖',
  parties: [xinlei],
  conductFrom: '2026-08-20',
  conductTo: '2026-08-27',
  place: '清岚县青石镇工业路8号石料堆场',
})
  .lead('2026-08-25', {
    source: 'complaint',
    summary: '12345热线转办：居民反映鑫垒建材石料堆场扬尘严重。',
    informant: { name: '来电居民', contact: '0990-6000000', form: '12345热线' },
    time: '16:10',
  })
  .verify('2026-08-27', '09:20', '11:10', {
    situation:
      '石料堆场露天堆放机制砂、石粉，占地约460平方米，堆高约4米，东、南两侧无围挡，西侧围挡高2.2米；防尘网仅覆盖约三分之一，可见明显扬尘。',
    statement: '防尘网8月20日被大风刮损，没有及时更换，马上整改。',
    onSite: [{ name: '曹旺', relation: '现场负责人' }],
    files: [picture('现场检查全程视频截图'), picture('堆场东侧照片'), picture('防尘网照片')],
  })
  .act('jiang', 'correction.order', '2026-08-27', '11:20', {
    party: 'p1',
    officers,
    facts: '堆场露天堆放易产生扬尘的物料，未设置围挡并有效覆盖。',
    violated: ['《中华人民共和国生态环境法典》第一千一百三十条第一款第三项'],
    how: 'by',
    dueOn: '2026-09-04',
    requirement: '加高围挡至不低于堆放物高度，物料全部覆盖。',
    recheck: '2026年9月4日复查。',
    files: [],
  })
  .serve('2026-08-27', '11:30', 'correction.order')
  .file('2026-08-31', '现场检查发现易产生扬尘的物料未密闭、未有效覆盖，应当立案。')
  .inquiry('2026-09-02', '14:30', '15:20', {
    turns: [
      ['堆场为什么没有围挡和覆盖？', '防尘网8月20日被大风刮坏，采购耽误了，没有及时换。'],
      ['现在整改到什么程度？', '围挡正在加高，防尘网已经到货，9月4日之前全部盖好。'],
    ],
  })
  .act('jiang', 'correction.recheck', '2026-09-04', '10:00', {
    order: 'c3',
    officers,
    at: '2026-09-04T01:40:00.000Z',
    identityShown: true,
    findings: '东、南两侧已设围挡，西侧围挡已加高，物料全部覆盖防尘网。',
    conclusion: 'done',
    files: [picture('复查照片')],
  })
  .draft('2026-09-10', '09:30', firstDraft)
  .report('2026-09-10', '16:00', {
    course: '2026年8月25日接投诉，8月27日现场检查并责令改正，8月31日立案，9月4日复查已改正。现调查终结。',
    measures: '8月27日送达责令改正违法行为决定书，9月4日复查，已加高围挡并全部覆盖。',
  })
  .submitReview('2026-09-11', '09:00')
  .acceptReview('2026-09-11', '10:00')
  .opine(
    '2026-09-14',
    '15:00',
    '拟适用的《大气污染防治法》第一百一十七条自2026年8月15日起已废止，违法行为发生在法典施行后，应适用法典第一千一百三十条第一款第三项',
    {
      outcome: 'correctionRequired',
      problems: {
        law: '引用已废止的《大气污染防治法》第七十二条、第一百一十七条，应当改为《生态环境法典》第一千一百三十条第一款第三项。',
      },
    },
  )
  .draft('2026-09-15', '09:00', dustDraft)
  .submitReview('2026-09-15', '09:30', {
    changes: '案件性质和法律适用改为《生态环境法典》第一千一百三十条第一款第三项，其他内容未变。',
  })
  .acceptReview('2026-09-15', '10:00')
  .opine(
    '2026-09-15',
    '16:00',
    '经审核，法律适用已按上一轮意见纠正，事实清楚，证据充分，裁量适当，程序合法。同意。',
  )
  .notice('2026-09-16', '09:00', false)
  .serve('2026-09-16', '10:30', 'notice.issue')
  .decide('2026-09-24', '10:00')
  .serveDecision('2026-09-24', '15:00')
  .publish('2026-09-30')
  .pay('2026-10-14', 28_000, { time: '10:00' })
  .act('hechangqing', 'surcharge.impose', '2026-10-14', '11:00', {
    party: 'p1',
    from: '2026-10-10',
    to: '2026-10-14',
    fen: 420_000,
    reason: '缴款期限至2026年10月9日届满，当事人10月14日缴款，逾期5日，决定书已载明加处罚款标准。',
  })
  .pay('2026-10-14', 4_200, { of: 'surcharge', time: '15:00' })
  .close('2026-10-16', 'performed', '罚款28000.00元、加处罚款4200.00元已缴清，违法行为已改正。')
  .story();
