import { chineseDate } from '../../calendar/index.ts';
import { civilDay, type Erased, type Role, readable, roleNames } from '../../dossier/act.ts';
import { apl, house, sup } from '../../dossier/basis.ts';
import type { Gate, Procedure } from '../../dossier/define.ts';
import { type Certificate, hasLeft, type StaffFacts } from '../../dossier/facts.ts';
import { act, choices, date, dossierRef, files, paragraph, text, tick } from '../../dossier/fields.ts';
import { refuse } from '../../dossier/refusal.ts';
import { keepingActs, registerActs } from '../register.ts';

/** 人员卷宗: a person of an agency, the posts held there and the certificates (执法证件) with all that happened to them. */

const initial: StaffFacts = {
  id: '',
  name: '',
  agencyId: '',
  unit: '',
  post: '',
  roles: [],
  certificates: [],
  auxiliary: false,
};

const staffAct = registerActs<StaffFacts>();

type StaffGate<D = unknown> = Gate<StaffFacts, D>;

const registered = (state: StaffFacts) => state.id !== '';

/** Posts and roles are the agency's own affair. */
const ownAgency: StaffGate = ({ state, actor }) =>
  state.agencyId === actor.agencyId || actor.roles.includes('system')
    ? undefined
    : refuse('OTHER_AGENCY', '该人员属于其他机关，由其所在机关管理。', { source: house() });

/** … and where the supervising bureau has a say too. */
const keeper: StaffGate = (context) =>
  context.actor.roles.includes('supervisor') ? undefined : ownAgency(context);

/** Whoever leaves on a day ahead (离岗) works until then, and what is registered of them may change until then. */
const serving: StaffGate = ({ state, occurredAt }) =>
  state.leftOn !== undefined && hasLeft(state, civilDay(occurredAt))
    ? refuse('STAFF_LEFT', `该人员已于${chineseDate(state.leftOn)}离岗，不再变更。`, { source: house() })
    : undefined;

const assignable = Object.fromEntries(
  Object.entries(roleNames).filter(([role]) => role !== 'system'),
) as Readonly<Record<Exclude<Role, 'system'>, string>>;

/** What nobody gives himself, so that it takes two to make a head of an administrator. */
const givenByAnother: StaffGate = ({ state, actor }) =>
  state.id === actor.personId && !actor.roles.includes('system')
    ? refuse('OWN_ROLES', '不能给自己增加岗位角色。', {
        source: house(),
        remedy: '请由其他系统管理员或者执法监督人员办理。',
      })
    : undefined;

const nameOf = (name: string | Erased) => readable(name, '（姓名已删除）');

const registerStaff = staffAct({
  type: 'staff.register',
  zh: '登记人员',
  schema: act({
    name: text('姓名', { max: 60 }),
    unit: text('内设机构', { max: 60 }),
    post: text('职务', { max: 60 }),
    auxiliary: tick('执法辅助人员').optional(),
    files: files(),
  }),
  personal: ['name'],
  by: ['admin', 'system'],
  source: [sup(17)],
  open: (state) => !registered(state),
  correctable: ['name', 'unit', 'post'],
  gates: [],
  apply: (state, data, header) => ({
    ...state,
    id: header.dossier,
    name: nameOf(data.name),
    agencyId: header.actor.agencyId,
    unit: data.unit,
    post: data.post,
    auxiliary: data.auxiliary ?? false,
  }),
});

/** Where an agency has nobody yet who could register its people, the bureau that keeps the register names its administrator. */
const appointAdministrator = staffAct({
  type: 'staff.appointAdministrator',
  zh: '指定系统管理员',
  schema: act({
    agencyId: dossierRef('所在机关'),
    name: text('姓名', { max: 60 }),
    unit: text('内设机构', { max: 60 }),
    post: text('职务', { max: 60 }),
    files: files(),
  }),
  personal: ['name'],
  by: ['supervisor', 'system'],
  source: [house()],
  open: (state) => !registered(state),
  correctable: ['name', 'unit', 'post'],
  gates: [],
  apply: (state, data, header) => ({
    ...state,
    id: header.dossier,
    name: nameOf(data.name),
    agencyId: data.agencyId,
    unit: data.unit,
    post: data.post,
    roles: ['admin'],
  }),
});

const amendStaff = staffAct({
  type: 'staff.amend',
  zh: '变更内设机构、职务',
  schema: act({
    unit: text('内设机构', { max: 60 }),
    post: text('职务', { max: 60 }),
    auxiliary: tick('执法辅助人员').optional(),
    reason: paragraph('变更原因').optional(),
  }),
  by: ['admin', 'system'],
  source: [house()],
  open: registered,
  correctable: ['unit', 'post'],
  gates: [
    serving,
    ownAgency,
    ({ state, data }) =>
      data?.auxiliary === true &&
      state.certificates.some((certificate) => certificate.withdrawnOn === undefined)
        ? refuse('CERTIFICATE_HELD', '该人员持有执法证件，收回证件后才能转为执法辅助人员。', {
            source: sup(17),
            path: 'auxiliary',
            move: 'certificate.withdraw',
          })
        : undefined,
  ],
  apply: (state, data) => ({
    ...state,
    unit: data.unit,
    post: data.post,
    auxiliary: data.auxiliary ?? state.auxiliary,
  }),
});

const officerRoles: readonly Role[] = ['officer', 'handler', 'reviewer'];

const assignRoles = staffAct({
  type: 'staff.assignRoles',
  zh: '设定岗位角色',
  schema: act({ roles: choices('岗位角色', assignable), reason: paragraph('设定依据').optional() }),
  by: ['admin', 'supervisor', 'system'],
  source: [house()],
  open: registered,
  gates: [
    serving,
    keeper,
    (context) =>
      context.data?.roles.every((role) => context.state.roles.includes(role)) === false
        ? givenByAnother(context)
        : undefined,
    ({ state, data }) =>
      data !== undefined && state.auxiliary && data.roles.some((role) => officerRoles.includes(role))
        ? refuse('AUXILIARY_MAY_NOT', '执法辅助人员不能担任执法人员、承办人或者法制审核人员。', {
            source: apl('42(1)'),
            path: 'roles',
          })
        : undefined,
    ({ state, data, actor }) => {
      if (data === undefined || data.roles.includes('supervisor') === state.roles.includes('supervisor'))
        return undefined;
      return actor.roles.includes('supervisor') || actor.roles.includes('system')
        ? undefined
        : refuse('SUPERVISOR_ONLY', '执法监督人员由司法行政部门设定。', { source: sup(17), path: 'roles' });
    },
    ({ data }) =>
      data?.roles.includes('principal') === true && !data.roles.includes('head')
        ? refuse('PRINCIPAL_IS_HEAD', '机关正职负责人同时是机关负责人，两项应当一并选择。', {
            source: house(),
            path: 'roles',
          })
        : undefined,
  ],
  apply: (state, data) => ({ ...state, roles: data.roles }),
});

const latestOf = (state: StaffFacts, number: string) =>
  state.certificates.findLast((c) => c.number === number);

const certificateKnown: StaffGate<{ readonly number: string }> = ({ state, data }) => {
  if (data === undefined) return undefined;
  const certificate = latestOf(state, data.number);
  if (certificate === undefined) {
    return refuse('CERTIFICATE_UNKNOWN', `没有编号为${data.number}的执法证件。`, {
      source: sup(17),
      path: 'number',
    });
  }
  return certificate.withdrawnOn === undefined
    ? undefined
    : refuse('CERTIFICATE_WITHDRAWN', `编号为${data.number}的执法证件已被收回。`, {
        source: sup(17),
        path: 'number',
      });
};

const openSuspension = (certificate: Certificate | undefined) =>
  certificate?.suspensions.find((s) => s.to === undefined);

/** A certificate is not taken away for days on which people relied on it. */
const fromActOnward =
  <D>(day: (data: D) => string, path: string): StaffGate<D> =>
  ({ data, occurredAt }) =>
    data === undefined || day(data) >= civilDay(occurredAt)
      ? undefined
      : refuse('DATE_ORDER', '生效日期不能早于作出之日。', { source: sup(17), path });

const withCertificate = (
  state: StaffFacts,
  number: string,
  how: (certificate: Certificate) => Certificate,
): StaffFacts => {
  const target = latestOf(state, number);
  return { ...state, certificates: state.certificates.map((c) => (c === target ? how(c) : c)) };
};

const hasCertificate = (state: StaffFacts) =>
  registered(state) && state.certificates.some((c) => c.withdrawnOn === undefined);

const number = text('执法证件编号', { max: 40 });

const issueCertificate = staffAct({
  type: 'certificate.issue',
  zh: '核发执法证件',
  schema: act({
    number,
    category: text('执法类别', { max: 60 }),
    area: text('执法区域', { max: 60 }),
    validFrom: date('有效期起'),
    validTo: date('有效期止'),
    files: files(),
  }),
  by: ['supervisor', 'system'],
  source: [sup(17)],
  open: registered,
  correctable: ['category', 'area'],
  gates: [
    serving,
    ({ state }) =>
      state.auxiliary
        ? refuse('AUXILIARY_MAY_NOT', '执法辅助人员不能申领执法证件。', { source: apl('42(1)') })
        : undefined,
    ({ data }) =>
      data !== undefined && data.validTo < data.validFrom
        ? refuse('DATE_ORDER', '有效期止早于有效期起。', { source: sup(17), path: 'validTo' })
        : undefined,
    ({ state, data }) => {
      const earlier = data && latestOf(state, data.number);
      if (
        data === undefined ||
        earlier === undefined ||
        earlier.withdrawnOn !== undefined ||
        earlier.validTo < data.validFrom
      ) {
        return undefined;
      }
      return refuse('CERTIFICATE_NUMBER_TAKEN', `编号为${data.number}的执法证件仍在有效期内。`, {
        source: sup(17),
        path: 'number',
        remedy: '延长有效期请办理换证。',
        move: 'certificate.renew',
      });
    },
  ],
  apply: (state, data) => {
    const { files: _, ...certificate } = data;
    return { ...state, certificates: [...state.certificates, { ...certificate, suspensions: [] }] };
  },
});

const suspendCertificate = staffAct({
  type: 'certificate.suspend',
  zh: '暂扣执法证件',
  schema: act({ number, from: date('暂扣之日'), reason: paragraph('暂扣原因'), files: files() }),
  by: ['supervisor', 'system'],
  source: [sup(17), sup(32)],
  open: hasCertificate,
  gates: [
    certificateKnown,
    fromActOnward((data) => data.from, 'from'),
    ({ state, data }) =>
      data !== undefined && openSuspension(latestOf(state, data.number)) !== undefined
        ? refuse('CERTIFICATE_SUSPENDED', '该执法证件已被暂扣。', {
            source: sup(32),
            path: 'number',
            move: 'certificate.restore',
          })
        : undefined,
  ],
  apply: (state, data) =>
    withCertificate(state, data.number, (c) => ({
      ...c,
      suspensions: [...c.suspensions, { from: data.from, reason: data.reason }],
    })),
});

const restoreCertificate = staffAct({
  type: 'certificate.restore',
  zh: '发还暂扣的执法证件',
  schema: act({ number, on: date('发还之日'), reason: paragraph('发还原因') }),
  by: ['supervisor'],
  source: [sup(17)],
  open: (state) =>
    state.certificates.some((c) => c.withdrawnOn === undefined && openSuspension(c) !== undefined),
  gates: [
    certificateKnown,
    fromActOnward((data) => data.on, 'on'),
    ({ state, data }) => {
      if (data === undefined) return undefined;
      const suspension = openSuspension(latestOf(state, data.number));
      if (suspension === undefined)
        return refuse('CERTIFICATE_NOT_SUSPENDED', '该执法证件没有被暂扣。', {
          source: sup(17),
          path: 'number',
        });
      return data.on < suspension.from
        ? refuse('DATE_ORDER', `发还之日早于暂扣之日（${chineseDate(suspension.from)}）。`, {
            source: sup(17),
            path: 'on',
          })
        : undefined;
    },
  ],
  apply: (state, data) =>
    withCertificate(state, data.number, (c) => ({
      ...c,
      suspensions: c.suspensions.map((s) => (s.to === undefined ? { ...s, to: data.on } : s)),
    })),
});

const withdrawCertificate = staffAct({
  type: 'certificate.withdraw',
  zh: '收回执法证件',
  schema: act({ number, on: date('收回之日'), reason: paragraph('收回原因'), files: files() }),
  by: ['supervisor'],
  source: [sup(17), sup(32)],
  open: hasCertificate,
  gates: [certificateKnown, fromActOnward((data) => data.on, 'on')],
  apply: (state, data) => withCertificate(state, data.number, (c) => ({ ...c, withdrawnOn: data.on })),
});

const renewCertificate = staffAct({
  type: 'certificate.renew',
  zh: '换发执法证件',
  schema: act({ number, validTo: date('新的有效期止'), files: files() }),
  by: ['supervisor'],
  source: [sup(17)],
  open: hasCertificate,
  gates: [
    certificateKnown,
    ({ state, data, occurredAt }) => {
      const certificate = data && latestOf(state, data.number);
      if (data === undefined || certificate === undefined) return undefined;
      if (civilDay(occurredAt) > certificate.validTo) {
        return refuse(
          'CERTIFICATE_EXPIRED',
          `该执法证件已于${chineseDate(certificate.validTo)}到期，不能补办延期。`,
          {
            source: sup(17),
            path: 'number',
            remedy: '请核发新的执法证件，新证自核发之日起有效。',
            move: 'certificate.issue',
          },
        );
      }
      return data.validTo > certificate.validTo
        ? undefined
        : refuse('DATE_ORDER', `新的有效期止应当晚于${chineseDate(certificate.validTo)}。`, {
            source: sup(17),
            path: 'validTo',
          });
    },
  ],
  apply: (state, data) => withCertificate(state, data.number, (c) => ({ ...c, validTo: data.validTo })),
});

const recordQualification = staffAct({
  type: 'qualification.record',
  zh: '登记法律职业资格、审核从业起始',
  schema: act({
    legalQualificationOn: date('取得法律职业资格之日').optional(),
    reviewingSince: date('从事法制审核之日', {
      hint: '2018年1月1日前已从事审核的，不属于初次从事',
    }).optional(),
    files: files(),
  }),
  by: ['admin', 'supervisor', 'system'],
  source: [apl('58(2)')],
  open: registered,
  correctable: ['legalQualificationOn', 'reviewingSince'],
  gates: [
    serving,
    keeper,
    ({ data }) =>
      data !== undefined && data.legalQualificationOn === undefined && data.reviewingSince === undefined
        ? refuse('QUALIFICATION_EMPTY', '请至少填写一项。', { source: house() })
        : undefined,
  ],
  apply: (state, data) => ({
    ...state,
    ...(data.legalQualificationOn === undefined ? {} : { legalQualificationOn: data.legalQualificationOn }),
    ...(data.reviewingSince === undefined ? {} : { reviewingSince: data.reviewingSince }),
  }),
});

const leaveStaff = staffAct({
  type: 'staff.leave',
  zh: '登记离岗',
  schema: act({ on: date('离岗之日'), reason: paragraph('离岗原因') }),
  personal: ['reason'],
  by: ['admin', 'system'],
  source: [house()],
  open: (state) => registered(state) && state.leftOn === undefined,
  correctable: ['on'],
  gates: [ownAgency],
  apply: (state, data) => ({ ...state, leftOn: data.on }),
});

const staffActs = [
  registerStaff,
  appointAdministrator,
  amendStaff,
  assignRoles,
  issueCertificate,
  suspendCertificate,
  restoreCertificate,
  withdrawCertificate,
  renewCertificate,
  recordQualification,
  leaveStaff,
  ...keepingActs(registered, keeper),
];

export const staffProcedure: Procedure<StaffFacts> = {
  id: 'staff',
  version: 1,
  zh: '人员卷宗',
  initial,
  acts: staffActs,
  clocks: () => [],
  stages: (state, day) => [
    {
      id: 'serving',
      zh: '在岗',
      state: !registered(state) ? 'ahead' : hasLeft(state, day) ? 'done' : 'now',
    },
    {
      id: 'left',
      zh: '离岗',
      state: hasLeft(state, day) ? 'now' : 'ahead',
      ...(state.leftOn === undefined ? {} : { on: state.leftOn }),
    },
  ],
  stageOf: (state, day) => (hasLeft(state, day) ? 'left' : 'serving'),
  people: (state) => (registered(state) ? [state.id] : []),
};
