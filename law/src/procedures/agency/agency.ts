import { z } from 'zod';
import { type CivilDate, FIELD_NAMES } from '../../calendar/index.ts';
import { civilDay } from '../../dossier/act.ts';
import { apl, house, sep, sgo118, sup } from '../../dossier/basis.ts';
import type { Gate, Procedure } from '../../dossier/define.ts';
import { approvalMatterNames } from '../../dossier/delegation.ts';
import {
  type AgencyFacts,
  findItem,
  isListed,
  type PowerItem,
  penaltyKindNames,
  rolesOn,
} from '../../dossier/facts.ts';
import {
  act,
  choice,
  choices,
  code,
  count,
  date,
  files,
  key,
  paragraph,
  people,
  person,
  rows,
  text,
  tick,
} from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { type ProfileId, profiles } from '../../profiles/index.ts';
import { keepingActs } from '../register.ts';
import { actingActs } from './acting.ts';
import { entrustActs } from './entrust.ts';
import { agencyAct, ownAgency, registered } from './own.ts';
import {
  changed,
  itsOwnRegion,
  pathEndsInRegion,
  qualificationBySupervisor,
  qualifying,
  usccConfirmed,
  usccHolds,
} from './qualification.ts';

/** 执法主体卷宗: an agency that may enforce, its items (执法事项), documents, collecting bank, reviewers on call. */

const initial: AgencyFacts = {
  id: '',
  name: '',
  shortName: '',
  uscc: '',
  field: 'other',
  kind: 'statutory',
  region: '',
  regionPath: '',
  profile: 'national',
  legalRepresentative: '',
  address: '',
  phone: '',
  complaintPhone: '',
  numberPrefix: '',
  reconsiderationBody: '',
  court: '',
  pooledReviewers: [],
  documents: {},
  items: {},
  duties: [],
  notApplicable: [],
};

const standing = {
  legalRepresentative: text('法定代表人', { max: 60 }),
  address: text('地址'),
  phone: text('联系电话', { max: 40 }),
  complaintPhone: text('投诉监督电话', { max: 40 }),
  reviewUnit: text('法制机构', { max: 60 }).optional(),
  reconsiderationBody: text('行政复议机关', { max: 100 }),
  court: text('管辖法院', { max: 100 }),
  duties: rows('执法职责', text('职责'), 0),
};

const prefix = text('机关代字', { max: 8, hint: '文号开头，如“清市监”' });
const branch = text('派出机构代字', { max: 8, hint: '写在序号之前，如“清岚”' });

const profileId = choice(
  '地区配置',
  Object.fromEntries(profiles.map(({ id, zh }) => [id, zh])) as Readonly<Record<ProfileId, string>>,
);

/** What makes it this 执法主体 and no other, and what its numbers begin with. */
const identity = {
  name: text('机关全称', { max: 100 }),
  shortName: text('简称', { max: 20 }),
  uscc: code('统一社会信用代码', { max: 18 }),
  usccConfirmed,
  field: choice('执法领域', FIELD_NAMES),
  kind: choice('主体类型', {
    statutory: '法定行政机关',
    authorised: '法律、法规授权的组织',
    entrusted: '受委托组织',
  }),
  region: text('行政区划代码', { max: 12 }),
  regionPath: text('行政区划路径', { max: 100, hint: '由省到县，如“990000/990900/990921”' }),
  profile: profileId,
  numberPrefix: prefix,
  numberBranch: branch.optional(),
};

const registerAgency = agencyAct({
  type: 'agency.register',
  zh: '登记执法主体',
  schema: act({
    ...identity,
    ...standing,
    files: files(),
  }),
  by: ['admin', 'supervisor', 'system'],
  source: [apl(17), apl(19), sup(17)],
  open: (state) => !registered(state),
  correctable: ['shortName', 'address', 'phone', 'complaintPhone'],
  gates: [usccHolds, pathEndsInRegion],
  apply: (state, data, header) => {
    const { files: _, usccConfirmed: __, numberBranch, reviewUnit, ...agency } = data;
    return {
      ...state,
      ...agency,
      id: header.dossier,
      ...(numberBranch === undefined ? {} : { numberBranch }),
      ...(reviewUnit === undefined ? {} : { reviewUnit }),
    };
  },
});

const amendAgency = agencyAct({
  type: 'agency.amend',
  zh: '变更执法主体信息',
  schema: act({
    ...identity,
    ...standing,
    reason: paragraph('变更原因').optional(),
    files: files(),
  }),
  by: ['admin', 'supervisor', 'system'],
  source: [sup(17)],
  open: registered,
  correctable: ['shortName', 'address', 'phone', 'complaintPhone'],
  gates: [ownAgency, usccHolds, pathEndsInRegion, qualificationBySupervisor, itsOwnRegion],
  /** What its qualification rests on has to be confirmed again before the public sees it as confirmed. */
  apply: (state, data) => {
    const { files: _, reason: __, usccConfirmed: ___, numberBranch, reviewUnit, ...amended } = data;
    const { confirmedOn, numberBranch: ____, reviewUnit: _____, ...rest } = state;
    return {
      ...rest,
      ...amended,
      ...(numberBranch === undefined ? {} : { numberBranch }),
      ...(reviewUnit === undefined ? {} : { reviewUnit }),
      ...(confirmedOn === undefined || changed(state, data, ['name', ...qualifying]) ? {} : { confirmedOn }),
    };
  },
});

const confirmAgency = agencyAct({
  type: 'agency.confirm',
  zh: '确认执法主体资格',
  schema: act({
    on: date('确认公告之日'),
    announcement: text('公告文号', { max: 60 }).optional(),
    files: files(),
  }),
  by: ['supervisor', 'system'],
  source: [sup(17)],
  open: (state) => registered(state) && state.confirmedOn === undefined,
  correctable: ['on', 'announcement'],
  gates: [],
  apply: (state, data) => ({ ...state, confirmedOn: data.on, wasConfirmed: true }),
});

const clause = z
  .strictObject({
    law: text('法律法规规章全称', { max: 200, hint: '不加书名号' }),
    article: text('条款项', { max: 60, hint: '照法条写法，如“第一百二十四条第一款第五项”' }),
    text: paragraph('条文内容').optional(),
    inForceFrom: date('施行日期').optional(),
    inForceUntil: date('失效日期').optional(),
  })
  .meta({ title: '法律依据', widget: 'group' });

const unitNames = { fen: '金额（分）', permille: '倍数（千分之）' } as const;

const question = text('问题', { hint: '制作询问笔录时先列出，可以增删改' });

const itemSchema = act({
  id: key('事项编码'),
  zh: text('事项名称', { max: 200 }),
  breached: rows('违反条款', clause, 1),
  basis: rows('处罚依据', clause, 1),
  kinds: choices('处罚种类', penaltyKindNames),
  fine: z
    .strictObject({
      unit: choice('罚款单位', unitNames),
      min: count('法定最低', { max: 100_000_000_000_000 }),
      max: count('法定最高', { max: 100_000_000_000_000 }),
    })
    .meta({ title: '法定罚款幅度', widget: 'group' })
    .optional(),
  tiers: rows(
    '裁量阶次',
    z
      .strictObject({
        id: key('阶次编号'),
        zh: text('阶次', { max: 60 }),
        condition: paragraph('适用情形'),
        unit: choice('单位', unitNames),
        min: count('下限', { max: 100_000_000_000_000 }),
        max: count('上限', { max: 100_000_000_000_000 }),
      })
      .meta({ title: '裁量阶次', widget: 'group' }),
  ),
  summary: tick('可以当场处罚').optional(),
  safety: tick('涉及公民生命健康安全、金融安全').optional(),
  questions: rows('询问提纲', question).optional(),
});

type ItemInput = z.infer<typeof itemSchema>;

/** Tiers lie inside the lawful range; below it is 减轻 and never a tier. */
const tiersWithinRange: Gate<AgencyFacts, ItemInput> = ({ data }) => {
  if (data === undefined) return undefined;
  const ranges = [...(data.fine === undefined ? [] : [data.fine]), ...data.tiers];
  if (ranges.some((range) => range.min > range.max)) {
    return refuse('RANGE_ORDER', '幅度的下限大于上限。', { source: apl(34), path: 'tiers' });
  }
  if (new Set(data.tiers.map((tier) => tier.id)).size !== data.tiers.length) {
    return refuse('TIER_DUPLICATE', '裁量阶次编号重复。', { source: house(), path: 'tiers' });
  }
  const { fine } = data;
  const outside = data.tiers.find(
    (tier) => fine !== undefined && tier.unit === fine.unit && (tier.min < fine.min || tier.max > fine.max),
  );
  return outside === undefined
    ? undefined
    : refuse('TIER_OUTSIDE_RANGE', `裁量阶次「${outside.zh}」超出法定罚款幅度。`, {
        source: apl(34),
        path: 'tiers',
      });
};

const setItem = agencyAct({
  type: 'item.set',
  zh: '设定执法事项',
  schema: itemSchema,
  by: ['admin', 'system'],
  source: [apl(34), sgo118()],
  open: registered,
  gates: [
    ownAgency,
    ({ data }) =>
      data !== undefined && data.kinds.length === 0
        ? refuse('KINDS_EMPTY', '请选择处罚种类。', { source: apl(9), path: 'kinds' })
        : undefined,
    ({ data }) =>
      data !== undefined && data.kinds.includes('fine') !== (data.fine !== undefined)
        ? refuse('FINE_RANGE', '处罚种类含罚款的，应当填写法定罚款幅度；不含的，不填。', {
            source: apl(9),
            path: 'fine',
          })
        : undefined,
    tiersWithinRange,
  ],
  apply: (state, data, header) => {
    const { fine, summary = false, safety = false, ...item } = data;
    const offList = spellsOffList(findItem(state, data.id), civilDay(header.occurredAt));
    return {
      ...state,
      items: {
        ...state.items,
        [data.id]: {
          ...item,
          ...(fine === undefined ? {} : { fine }),
          summary,
          safety,
          ...(offList.length === 0 ? {} : { offList }),
        },
      },
    };
  },
});

/** When an item that is set on a day was off the list before it. */
function spellsOffList(
  before: PowerItem | undefined,
  setAgain: CivilDate,
): NonNullable<PowerItem['offList']> {
  const earlier = before?.offList ?? [];
  const from = before?.retiredOn;
  return from === undefined || from >= setAgain ? earlier : [...earlier, { from, setAgain }];
}

/** 询问提纲 for whatever item has none of its own: where a record of questioning starts, never what it must ask. */
const setQuestions = agencyAct({
  type: 'agency.setQuestions',
  zh: '设定通用询问提纲',
  schema: act({ questions: rows('询问提纲', question) }),
  by: ['admin', 'system'],
  source: [house()],
  open: registered,
  gates: [ownAgency],
  apply: (state, { questions }) => ({ ...state, questions }),
});

const retireItem = agencyAct({
  type: 'item.retire',
  zh: '停用执法事项',
  schema: act({ id: key('事项编码', 'item'), reason: paragraph('停用原因') }),
  by: ['admin', 'system'],
  source: [sgo118()],
  open: (state) => Object.values(state.items).some((item) => isListed(item)),
  gates: [
    ownAgency,
    ({ state, data }) => {
      const item = data && findItem(state, data.id);
      return data === undefined || (item !== undefined && isListed(item))
        ? undefined
        : refuse('ITEM_NOT_LISTED', '清单内没有这一事项，或者已经停用。', { source: sgo118(), path: 'id' });
    },
  ],
  apply: (state, data, header) => {
    const item = findItem(state, data.id);
    return item === undefined
      ? state
      : {
          ...state,
          items: { ...state.items, [data.id]: { ...item, retiredOn: civilDay(header.occurredAt) } },
        };
  },
});

const setDocuments = agencyAct({
  type: 'agency.setDocuments',
  zh: '设定文书名称和类别字',
  schema: act({
    documents: rows(
      '文书',
      z
        .strictObject({
          template: text('文书编号', { max: 10 }),
          title: text('文书名称', { max: 60 }).optional(),
          numberCode: text('类别字', { max: 10 }).optional(),
          pad: count('序号位数', { max: 8 }).optional(),
        })
        .meta({ title: '文书', widget: 'group' }),
    ),
  }),
  by: ['admin', 'system'],
  source: [house()],
  open: registered,
  gates: [ownAgency],
  apply: (state, data) => ({
    ...state,
    documents: Object.fromEntries(
      data.documents.map(({ template, title, numberCode, pad }) => [
        template,
        {
          ...(title === undefined ? {} : { title }),
          ...(numberCode === undefined ? {} : { numberCode }),
          ...(pad === undefined ? {} : { pad }),
        },
      ]),
    ),
  }),
});

const setBank = agencyAct({
  type: 'agency.setBank',
  zh: '设定罚款代收机构',
  schema: act({
    name: text('代收机构名称', { max: 100 }),
    account: text('账号', { max: 60 }),
    address: text('地址').optional(),
  }),
  by: ['admin', 'system'],
  source: [apl(67), sep(7)],
  open: registered,
  gates: [ownAgency],
  apply: (state, data) => ({
    ...state,
    bank: {
      name: data.name,
      account: data.account,
      ...(data.address === undefined ? {} : { address: data.address }),
    },
  }),
});

const poolReviewer = agencyAct({
  type: 'agency.poolReviewer',
  zh: '调用其他部门审核人员',
  schema: act({
    reviewer: person('审核人员'),
    available: choice('办理', { add: '列入', remove: '移出' }),
    basis: paragraph('调用依据').optional(),
  }),
  by: ['admin', 'supervisor', 'system'],
  source: [sgo118()],
  open: registered,
  gates: [
    ownAgency,
    ({ state, data }) =>
      data?.available === 'remove' && !state.pooledReviewers.includes(data.reviewer)
        ? refuse('REVIEWER_NOT_POOLED', '该审核人员不在调用名单内。', { source: house(), path: 'reviewer' })
        : undefined,
    ({ facts, data }) => {
      const staff = data && facts.staff[data.reviewer];
      if (data?.available !== 'add' || staff?.roles.includes('reviewer') === true) return undefined;
      return refuse('NOT_A_REVIEWER', '所选人员不是法制审核人员。', { source: apl(58), path: 'reviewer' });
    },
  ],
  people: (data) => [data.reviewer],
  apply: (state, data) => {
    const others = state.pooledReviewers.filter((reviewer) => reviewer !== data.reviewer);
    return { ...state, pooledReviewers: data.available === 'add' ? [...others, data.reviewer] : others };
  },
});

const delegationSchema = act({
  delegations: rows(
    '审批权限',
    z
      .strictObject({
        matter: choice('审批事项', approvalMatterNames),
        approver: choice('审批人', { principal: '主要负责人', named: '指定的分管负责人' }),
        persons: people('分管负责人', 1).optional(),
      })
      .meta({ title: '审批权限', widget: 'group' })
      .superRefine((row, context) => {
        if ((row.approver === 'named') !== (row.persons !== undefined))
          context.addIssue({
            code: 'custom',
            message: '指定分管负责人的，应当选择人员；由主要负责人审批的，不选。',
            path: ['persons'],
          });
      }),
  ),
  basis: text('依据的文书或者决定', { hint: '机关负责人分工文件' }),
  files: files(),
});

/** 审批权限: as a whole; a matter that has no line any head approves. */
const delegateApprovals = agencyAct({
  type: 'agency.delegate',
  zh: '设定审批权限',
  schema: delegationSchema,
  by: ['admin', 'system'],
  source: [house()],
  open: registered,
  gates: [
    ownAgency,
    ({ data }) =>
      data !== undefined &&
      new Set(data.delegations.map(({ matter }) => matter)).size < data.delegations.length
        ? refuse('MATTER_DUPLICATE', '同一审批事项只能设定一次。', { source: house(), path: 'delegations' })
        : undefined,
    ({ state, data, facts, occurredAt }) =>
      data?.delegations
        .flatMap(({ persons }) => persons ?? [])
        .every(
          (id) =>
            facts.staff[id]?.agencyId === state.id &&
            rolesOn(facts.staff[id], civilDay(occurredAt), state).includes('head'),
        ) === false
        ? refuse('NOT_A_HEAD', '分管负责人应当是本机关的负责人。', { source: house(), path: 'delegations' })
        : undefined,
  ],
  people: (data) => data.delegations.flatMap(({ persons }) => persons ?? []),
  apply: (state, data) => ({ ...state, delegations: data.delegations }),
});

const setNotApplicable = agencyAct({
  type: 'agency.setNotApplicable',
  zh: '设定不适用事项',
  schema: act({
    notApplicable: rows(
      '不适用事项',
      z
        .strictObject({ matter: text('事项', { max: 60 }), reason: paragraph('理由') })
        .meta({ title: '不适用事项', widget: 'group' }),
    ),
  }),
  by: ['admin', 'system'],
  source: [house()],
  open: registered,
  gates: [ownAgency],
  apply: (state, data) => ({ ...state, notApplicable: data.notApplicable }),
});

const agencyActs = [
  registerAgency,
  amendAgency,
  confirmAgency,
  setItem,
  retireItem,
  setDocuments,
  setQuestions,
  setBank,
  poolReviewer,
  delegateApprovals,
  setNotApplicable,
  ...entrustActs,
  ...actingActs,
  ...keepingActs(registered, ownAgency, ['head']),
];

export const agencyProcedure: Procedure<AgencyFacts> = {
  id: 'agency',
  version: 1,
  zh: '执法主体卷宗',
  initial,
  acts: agencyActs,
  clocks: () => [],
  stages: (state) => [
    {
      id: 'registered',
      zh: '登记',
      state: registered(state) ? (state.confirmedOn === undefined ? 'now' : 'done') : 'ahead',
    },
    {
      id: 'confirmed',
      zh: '确认',
      state: state.confirmedOn === undefined ? 'ahead' : 'now',
      ...(state.confirmedOn === undefined ? {} : { on: state.confirmedOn }),
    },
  ],
  stageOf: (state) => (state.confirmedOn === undefined ? 'registered' : 'confirmed'),
  people: (state) => state.pooledReviewers,
};
