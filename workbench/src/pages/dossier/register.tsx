import {
  type AgencyFacts,
  actingOfficeNames,
  type Certificate,
  certificateOn,
  roleNames,
  type StaffFacts,
} from '@mingjing/law';
import type { ReactNode } from 'react';
import { certificateNames } from '../../forms/widgets/people.tsx';
import { dayText, today } from '../../parts/dates.ts';
import type { Names } from '../../parts/readable.ts';

/** What a register holds of a person or an agency today; how it came about is told below it. */

export function PersonFacts({ staff }: { readonly staff: StaffFacts }) {
  return (
    <Facts
      of="人员"
      lines={[
        ['内设机构、职务', [staff.unit, staff.post].filter(Boolean).join(' ')],
        ['岗位角色', staff.roles.map((role) => roleNames[role]).join('、')],
        ['执法辅助人员', staff.auxiliary ? '是，可以协助，不能检查和作出决定' : ''],
        ...staff.certificates
          .toReversed()
          .map(
            (certificate): Line => [
              '执法证件',
              <CertificateLine key={certificate.number} certificate={certificate} staff={staff} />,
            ],
          ),
        ['法律职业资格', staff.legalQualificationOn && `${dayText(staff.legalQualificationOn)}取得`],
        ['从事法制审核', staff.reviewingSince && `自${dayText(staff.reviewingSince)}起`],
        ['离岗', staff.leftOn && dayText(staff.leftOn)],
      ]}
    />
  );
}

function CertificateLine({
  certificate,
  staff,
}: {
  readonly certificate: Certificate;
  readonly staff: StaffFacts;
}) {
  const state = certificateOn({ ...staff, certificates: [certificate] }, today());
  return (
    <>
      <span className="mono">{certificate.number}</span>　{certificate.category}，{certificate.area}，
      {dayText(certificate.validFrom)}至{dayText(certificate.validTo)}{' '}
      <span className={state === 'valid' ? 'tag green' : 'tag red'}>{certificateNames[state]}</span>
    </>
  );
}

export function AgencyFactsList({ agency, names }: { readonly agency: AgencyFacts; readonly names: Names }) {
  const { bank } = agency;
  const acting = (agency.acting ?? []).filter(({ from, to }) => from <= today() && today() <= to);
  return (
    <Facts
      of="执法主体"
      lines={[
        ['统一社会信用代码', agency.uscc],
        ['主体资格', agency.confirmedOn ? `${dayText(agency.confirmedOn)}确认` : '尚未确认'],
        ['法定代表人', agency.legalRepresentative],
        ['地址', agency.address],
        ['联系电话', agency.phone],
        ['投诉监督电话', agency.complaintPhone],
        ['机关代字', [agency.numberPrefix, agency.numberBranch].filter(Boolean).join(' ')],
        ['法制机构', agency.reviewUnit],
        ['罚款代收机构', bank && `${bank.name}，账号${bank.account}`],
        ['行政复议机关', agency.reconsiderationBody],
        ['管辖法院', agency.court],
        ...acting.map(
          ({ person, office, to }): Line => [
            '代理、主持工作',
            `${names.person(person)}：${actingOfficeNames[office]}，至${dayText(to)}`,
          ],
        ),
      ]}
    />
  );
}

type Line = readonly [title: string, shown: ReactNode];

/** Lines of a register; what is not recorded has none. */
function Facts({ of, lines }: { readonly of: string; readonly lines: readonly Line[] }) {
  return (
    <section className="register-facts" aria-label={`${of}基本情况`}>
      <h2 className="part-title">基本情况</h2>
      <dl className="lines">
        {lines.map(([title, shown], index) =>
          shown === undefined || shown === '' ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: several certificates stand under one title
            <div key={index} className="line">
              <dt>{title}</dt>
              <dd>{shown}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
