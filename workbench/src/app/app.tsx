import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useMemo } from 'react';
import { createQueries } from './query.ts';
import { router } from './router.tsx';
import { themeOf, useDark } from './theme.ts';

export function App() {
  const dark = useDark();
  const queries = useMemo(() => createQueries(toSignIn), []);
  const theme = useMemo(() => themeOf(dark), [dark]);
  useEffect(() => {
    document.documentElement.dataset.shade = dark ? 'dark' : 'light';
  }, [dark]);
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <AntApp component={false}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} context={{ queries }} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}

/** The session ended: sign in, then come back to the same page. */
function toSignIn(): void {
  const { pathname, searchStr } = router.state.location;
  if (pathname === '/sign-in') return;
  void router.navigate({ to: '/sign-in', search: { back: `${pathname}${searchStr}` } });
}
