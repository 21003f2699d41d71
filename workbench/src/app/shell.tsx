import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { Button, Drawer, Dropdown } from 'antd';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { client, type Me, problemOf } from '../api.ts';
import { dayText } from '../parts/dates.ts';
import { Ring } from '../parts/mark.tsx';
import { Failed, Waiting } from '../parts/states.tsx';
import { Palette } from './palette.tsx';
import { hasRole, useSession } from './session.ts';
import { forgetSigningKey } from './signing-key.ts';
import { type Shade, setShade, useShade } from './theme.ts';

/** Header, navigation and banners around every page; nobody gets in without signing in. */
export function Shell() {
  const session = useSession();
  const location = useLocation();
  const [palette, setPalette] = useState(false);
  const [menu, setMenu] = useState(false);

  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setPalette(true);
      }
    };
    window.addEventListener('keydown', open);
    return () => window.removeEventListener('keydown', open);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(() => setMenu(false), [location.pathname]);

  if (session.data === undefined) {
    if (session.isPending)
      return (
        <div className="alone">
          <Waiting label="正在打开工作台" />
        </div>
      );
    return problemOf(session.error).code === 'UNAUTHORIZED' ? (
      <ToSignIn />
    ) : (
      <div className="alone">
        <Failed error={session.error} again={() => void session.refetch()} />
      </div>
    );
  }
  const me = session.data;
  if (me.mustChangePassword) return <ToSignIn />;
  return (
    <div className="shell">
      <a className="skip" href="#main">
        跳到正文
      </a>
      <header className="top">
        <button type="button" className="menu-button" aria-label="打开导航" onClick={() => setMenu(true)}>
          ☰
        </button>
        <Link to="/" className="brand" aria-label="明镜，回到待办">
          <Ring />
          <span>明镜</span>
        </Link>
        <span className="top-agency">{me.agency.name}</span>
        <button
          type="button"
          className="finder"
          onClick={() => setPalette(true)}
          aria-label="按案号、当事人、文号查找 Ctrl K"
        >
          <span>按案号、当事人、文号查找</span>
          <kbd>Ctrl K</kbd>
        </button>
        <PersonMenu me={me} />
      </header>
      <Banners me={me} />
      <nav className="side" aria-label="主导航">
        <Nav me={me} />
      </nav>
      <Drawer
        open={menu}
        onClose={() => setMenu(false)}
        placement="left"
        size={260}
        title={me.agency.shortName || me.agency.name}
      >
        <Nav me={me} />
      </Drawer>
      <main id="main" className="main">
        <Outlet />
      </main>
      <Palette open={palette} onClose={() => setPalette(false)} />
    </div>
  );
}

/**
 * Leads to the sign-in page, once: what is shown until it stands there is drawn anew on every step of the way, and must
 * not set off again each time.
 */
function ToSignIn() {
  const router = useRouter();
  useEffect(() => {
    const { pathname, searchStr } = router.state.location;
    if (pathname === '/sign-in') return;
    const search = pathname === '/' ? {} : { back: `${pathname}${searchStr}` };
    void router.navigate({ to: '/sign-in', search, replace: true });
  }, [router]);
  return null;
}

function Nav({ me }: { readonly me: Me }) {
  // The registers are lists of their own under the same address; there the cases are not where one is.
  const { procedure } = useLocation().search;
  const inRegister = procedure === 'agency' || procedure === 'staff';
  const doing = hasRole(
    me,
    'officer',
    'handler',
    'clerk',
    'reviewer',
    'unitHead',
    'head',
    'editor',
    'checker',
    'archivist',
    'staff',
  );
  return (
    <ul className="nav">
      <li>
        <Link to="/" activeOptions={{ exact: true }}>
          待办
        </Link>
      </li>
      {doing && (
        <li>
          <Link to="/dossiers" search={{}} activeOptions={{ exact: true, includeSearch: inRegister }}>
            案件
          </Link>
        </li>
      )}
      {hasRole(me, 'officer', 'handler', 'clerk') && (
        <li>
          <Link to="/open/$procedure" params={{ procedure: 'penalty-ordinary' }}>
            登记案源
          </Link>
        </li>
      )}
      {hasRole(me, 'officer', 'handler') && (
        <li>
          <Link to="/open/$procedure" params={{ procedure: 'penalty-summary' }}>
            当场处罚
          </Link>
        </li>
      )}
      {hasRole(me, 'supervisor') && (
        <li>
          <Link to="/supervision" search={{}}>
            执法监督
          </Link>
        </li>
      )}
      {hasRole(me, 'head', 'supervisor', 'reviewer', 'admin') && (
        <li>
          <Link to="/figures" search={{}}>
            统计
          </Link>
        </li>
      )}
      <li className="nav-part">资料</li>
      <li>
        <Link
          to="/dossiers/$id"
          params={{ id: me.agency.id }}
          search={{ tab: 'items' }}
          activeOptions={{ includeSearch: false }}
        >
          本机关
        </Link>
      </li>
      {hasRole(me, 'admin', 'supervisor') && (
        <li>
          <Link to="/dossiers" search={{ procedure: 'agency' }}>
            执法主体
          </Link>
        </li>
      )}
      {hasRole(me, 'admin', 'supervisor', 'head') && (
        <li>
          <Link to="/dossiers" search={{ procedure: 'staff' }}>
            人员
          </Link>
        </li>
      )}
      {hasRole(me, 'admin') && (
        <li>
          <Link to="/accounts">账号</Link>
        </li>
      )}
      {hasRole(me, 'admin', 'supervisor') && (
        <li>
          <Link to="/operations">操作日志</Link>
        </li>
      )}
      <li className="nav-part">我</li>
      <li>
        <Link to="/profile">账号与密码</Link>
      </li>
    </ul>
  );
}

const shades: readonly (readonly [Shade, string])[] = [
  ['auto', '跟随系统'],
  ['light', '浅色'],
  ['dark', '深色'],
];

function PersonMenu({ me }: { readonly me: Me }) {
  const router = useRouter();
  const queries = useQueryClient();
  const shade = useShade();
  const leave = useMutation({
    mutationFn: () => client.session.signOut(),
    onSettled: async () => {
      await forgetSigningKey();
      queries.clear();
      await router.navigate({ to: '/sign-in', search: {} });
    },
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', disabled: true, label: `${me.unit} ${me.post}` },
          { type: 'divider' },
          {
            type: 'group',
            label: '外观',
            children: shades.map(([key, label]) => ({
              key,
              label: `${shade === key ? '✓ ' : '　'}${label}`,
              onClick: () => setShade(key),
            })),
          },
          { type: 'divider' },
          { key: 'profile', label: '账号与密码', onClick: () => void router.navigate({ to: '/profile' }) },
          { key: 'out', label: '退出', onClick: () => leave.mutate() },
        ],
      }}
    >
      <Button type="text" className="person" aria-label={`${me.name}，打开个人菜单`}>
        {me.name}
      </Button>
    </Dropdown>
  );
}

function Banners({ me }: { readonly me: Me }) {
  const online = useOnline();
  const certificate = me.certificate;
  return (
    <div className="banners">
      {!online && (
        <p className="banner red" role="status">
          <b>没有网络。</b>已经填写的内容留在页面上，网络恢复后再提交。
        </p>
      )}
      {me.sample && (
        <p className="banner plain">样例数据：清岚县及其机关、人员、案件均为虚构，请勿录入真实信息。</p>
      )}
      {certificate?.state === 'expiring' && (
        <p className="banner amber">
          <b>执法证件将到期。</b>证号{certificate.number}，有效期至{dayText(certificate.validTo)}
          ，到期后不能执法，请及时换证。
        </p>
      )}
      {certificate !== undefined &&
        (certificate.state === 'expired' ||
          certificate.state === 'suspended' ||
          certificate.state === 'withdrawn' ||
          certificate.state === 'notYet') && (
          <p className="banner red">
            <b>{certificateWords[certificate.state]}。</b>证号{certificate.number}，有效期至
            {dayText(certificate.validTo)}。现在不能执法，以前合法作出的行为不受影响。
          </p>
        )}
    </div>
  );
}

const certificateWords = {
  expired: '执法证件已过期',
  suspended: '执法证件已被暂扣',
  withdrawn: '执法证件已被收回',
  notYet: '执法证件尚未生效',
} as const;

function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener('online', listener);
      window.addEventListener('offline', listener);
      return () => {
        window.removeEventListener('online', listener);
        window.removeEventListener('offline', listener);
      };
    },
    () => navigator.onLine,
  );
}
