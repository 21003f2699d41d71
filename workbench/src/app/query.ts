import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { api, problemOf } from '../api.ts';

/** Calls that fail because nobody is signed in lead to the sign-in page; what was on the page comes back after it. */
export function createQueries(onSignedOut: () => void): QueryClient {
  const listen = (error: unknown, key?: unknown) => {
    const { code } = problemOf(error);
    if (code === 'UNAUTHORIZED' && JSON.stringify(key) !== JSON.stringify(meKey)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => listen(error, query.queryKey) }),
    mutationCache: new MutationCache({ onError: (error) => listen(error) }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => problemOf(error).code === 'OFFLINE' && count < 1,
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  });
}

const meKey = api.session.me.queryKey();
