import { type AgencyFacts, isEntered, isListed } from '@mingjing/law';
import type { AccountRow, StaffRow } from '../../api.ts';

/** 启用准备: what an agency's administrator still has to do before its first case can be handled. */

export interface Step {
  readonly key: 'agency' | 'confirm' | 'people' | 'certificates' | 'accounts' | 'items' | 'bank';
  readonly zh: string;
  /** What it is for, or what is still missing. */
  readonly note: string;
  readonly done: boolean;
}

export interface SetUpFacts {
  readonly agency: AgencyFacts;
  readonly staff: readonly StaffRow[];
  readonly accounts: readonly AccountRow[];
}

export function stepsOf({ agency, staff, accounts }: SetUpFacts): readonly Step[] {
  const own = staff.filter((row) => row.agencyId === agency.id);
  const holding = (...roles: readonly string[]) =>
    own.filter((row) => roles.some((role) => row.roles.includes(role)));
  const lacking = [
    ...(holding('head').length > 0 ? [] : ['机关负责人']),
    ...(holding('officer', 'handler').length > 1 ? [] : ['执法人员（至少2人）']),
    ...(holding('reviewer').length + agency.pooledReviewers.length > 0 ? [] : ['法制审核人员']),
  ];
  const certified = own.filter((row) => ['valid', 'expiring'].includes(row.certificate?.state ?? '')).length;
  const without = own.filter(
    (row) => row.roles.length > 0 && !accounts.some((account) => account.personId === row.id),
  );
  return [
    {
      key: 'agency',
      zh: '填写本机关登记信息',
      note: '名称、代码、行政区划、机关代字等。填写以前不能编制文号。',
      done: isEntered(agency),
    },
    {
      key: 'confirm',
      zh: '确认执法主体资格',
      note: '由执法监督人员办理，公示以后公众可以查到。',
      done: agency.confirmedOn !== undefined,
    },
    {
      key: 'people',
      zh: '登记人员、设定岗位角色',
      note: lacking.length === 0 ? '办案需要的岗位都有人。' : `还没有${lacking.join('、')}。`,
      done: lacking.length === 0,
    },
    {
      key: 'certificates',
      zh: '核发执法证件',
      note: '由执法监督人员在人员卷宗内办理。执法时不得少于两人。',
      done: certified > 1,
    },
    {
      key: 'accounts',
      zh: '开通账号',
      note:
        own.length < 2
          ? '登记人员、设定岗位角色以后办理。'
          : without.length === 0
            ? '有岗位角色的人员都有账号。'
            : `${without.map(({ name }) => name).join('、')}还没有账号。`,
      done: without.length === 0 && own.length > 1,
    },
    {
      key: 'items',
      zh: '设定执法事项',
      note: '处罚种类、依据、法定幅度和裁量阶次。登记案源时从中选择。',
      done: Object.values(agency.items).some((item) => isListed(item)),
    },
    {
      key: 'bank',
      zh: '设定罚款代收机构',
      note: '处罚决定书应当写明缴款的银行。',
      done: agency.bank !== undefined,
    },
  ];
}
