import { type Role, roleNames } from '@mingjing/law';
import { App } from 'antd';
import { useMe } from '../../app/session.ts';
import { certificateNames } from '../../forms/widgets/people.tsx';
import { dayText, momentText } from '../../parts/dates.ts';
import { Heading } from '../../parts/heading.tsx';
import { PasswordForm } from './password-form.tsx';

/** The own account: who I am to the system, my certificate, my password. */
export function Profile() {
  const me = useMe();
  const { message } = App.useApp();
  return (
    <div className="page narrow">
      <header className="page-head">
        <Heading>账号与密码</Heading>
      </header>
      <dl className="lines">
        <div className="line">
          <dt>姓名</dt>
          <dd>{me.name}</dd>
        </div>
        <div className="line">
          <dt>账号</dt>
          <dd>{me.account}</dd>
        </div>
        <div className="line">
          <dt>机关</dt>
          <dd>{me.agency.name}</dd>
        </div>
        <div className="line">
          <dt>内设机构、职务</dt>
          <dd>
            {me.unit} {me.post}
          </dd>
        </div>
        <div className="line">
          <dt>岗位角色</dt>
          <dd>{me.roles.map((role) => roleNames[role as Role] ?? role).join('、')}</dd>
        </div>
        <div className="line">
          <dt>执法证件</dt>
          <dd>
            {me.certificate === undefined
              ? '没有执法证件'
              : `${me.certificate.number}，有效期至${dayText(me.certificate.validTo)}，${certificateNames[me.certificate.state] ?? ''}`}
          </dd>
        </div>
        <div className="line">
          <dt>本次登录最迟到</dt>
          <dd>{momentText(me.expiresAt)}</dd>
        </div>
      </dl>
      <section className="part" aria-labelledby="change-password">
        <h2 id="change-password" className="part-title">
          修改密码
        </h2>
        <PasswordForm onDone={() => void message.success('密码已修改。')} />
      </section>
    </div>
  );
}
