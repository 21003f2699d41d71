import { type FigureName, figureNames } from '@mingjing/contract';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Link,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { Failed, Nothing, Waiting } from '../parts/states.tsx';
import { Shell } from './shell.tsx';

/** Every page and its address. Pages are loaded when they are first opened. */

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
});

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

/** Search values that are there; absent ones leave no trace in the address. */
const present = <T extends Record<string, unknown>>(
  values: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;

const yearOf = (value: unknown): number | undefined => {
  const year = Number(value);
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined;
};

const figureOf = (value: unknown): FigureName | undefined => figureNames.find((name) => name === value);

/** A case list narrowed to what a figure of the statistics counts. */
const narrowed = (search: Record<string, unknown>) => ({
  figure: figureOf(search.figure),
  year: yearOf(search.year),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>) => present({ back: text(search.back) }),
  component: lazyRouteComponent(() => import('../pages/sign-in/sign-in.tsx'), 'SignIn'),
});

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

const todo = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/todo/todo.tsx'), 'Todo'),
});

const list = createRoute({
  getParentRoute: () => shell,
  path: '/dossiers',
  validateSearch: (search: Record<string, unknown>) =>
    present({
      q: text(search.q),
      procedure: text(search.procedure),
      stage: text(search.stage),
      mine: search.mine === true || search.mine === 'true' ? true : undefined,
      ...narrowed(search),
    }),
  component: lazyRouteComponent(() => import('../pages/dossiers/dossiers.tsx'), 'Dossiers'),
});

const opening = createRoute({
  getParentRoute: () => shell,
  path: '/open/$procedure',
  component: lazyRouteComponent(() => import('../pages/act/opening.tsx'), 'Opening'),
});

const dossier = createRoute({
  getParentRoute: () => shell,
  path: '/dossiers/$id',
  validateSearch: (search: Record<string, unknown>) => present({ tab: text(search.tab) }),
  component: lazyRouteComponent(() => import('../pages/dossier/dossier.tsx'), 'DossierPage'),
});

const acting = createRoute({
  getParentRoute: () => shell,
  path: '/dossiers/$id/do/$type',
  validateSearch: (search: Record<string, unknown>) => {
    const target = Number(search.target);
    return present({ target: Number.isInteger(target) && target > 0 ? target : undefined });
  },
  component: lazyRouteComponent(() => import('../pages/act/acting.tsx'), 'Acting'),
});

const review = createRoute({
  getParentRoute: () => shell,
  path: '/dossiers/$id/review',
  component: lazyRouteComponent(() => import('../pages/review/review.tsx'), 'ReviewPage'),
});

const publication = createRoute({
  getParentRoute: () => shell,
  path: '/dossiers/$id/publication',
  component: lazyRouteComponent(() => import('../pages/publication/publication.tsx'), 'PublicationPage'),
});

const supervision = createRoute({
  getParentRoute: () => shell,
  path: '/supervision',
  validateSearch: (search: Record<string, unknown>) =>
    present({
      ground: text(search.ground),
      q: text(search.q),
      agency: text(search.agency),
      procedure: text(search.procedure),
      overdue: search.overdue === true ? true : undefined,
      ...narrowed(search),
    }),
  component: lazyRouteComponent(() => import('../pages/supervision/supervision.tsx'), 'Supervision'),
});

const supervised = createRoute({
  getParentRoute: () => shell,
  path: '/supervision/$id',
  validateSearch: (search: Record<string, unknown>) => present({ ground: text(search.ground) }),
  component: lazyRouteComponent(() => import('../pages/supervision/supervised.tsx'), 'Supervised'),
});

const figures = createRoute({
  getParentRoute: () => shell,
  path: '/figures',
  validateSearch: (search: Record<string, unknown>) => present({ year: yearOf(search.year) }),
  component: lazyRouteComponent(() => import('../pages/figures/figures.tsx'), 'Figures'),
});

const handover = createRoute({
  getParentRoute: () => shell,
  path: '/handover',
  validateSearch: (search: Record<string, unknown>) => present({ from: text(search.from) }),
  component: lazyRouteComponent(() => import('../pages/handover/handover.tsx'), 'Handover'),
});

const accounts = createRoute({
  getParentRoute: () => shell,
  path: '/accounts',
  component: lazyRouteComponent(() => import('../pages/accounts/accounts.tsx'), 'Accounts'),
});

const operations = createRoute({
  getParentRoute: () => shell,
  path: '/operations',
  component: lazyRouteComponent(() => import('../pages/operations/operations.tsx'), 'Operations'),
});

const profile = createRoute({
  getParentRoute: () => shell,
  path: '/profile',
  component: lazyRouteComponent(() => import('../pages/profile/profile.tsx'), 'Profile'),
});

const elsewhere = createRoute({
  getParentRoute: () => shell,
  path: '$',
  component: () => (
    <Nothing title="没有这个页面">
      <Link to="/">回到待办</Link>
    </Nothing>
  ),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    shell.addChildren([
      todo,
      list,
      opening,
      dossier,
      acting,
      review,
      publication,
      supervision,
      supervised,
      figures,
      handover,
      accounts,
      operations,
      profile,
      elsewhere,
    ]),
  ]),
  basepath: '/workbench',
  context: { queries: undefined! },
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Waiting />,
  defaultPendingMs: 300,
  defaultErrorComponent: ({ error, reset }) => <Failed error={error} again={reset} />,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
