import { useQuery } from '@tanstack/react-query';
import { api, type Me } from '../api.ts';

/** Who is signed in. The shell asks first; pages below it may rely on the answer. */
export function useSession() {
  return useQuery(api.session.me.queryOptions({ staleTime: 60_000, retry: false }));
}

export function useMe(): Me {
  const { data } = useSession();
  if (data === undefined) throw new Error('pages below the shell are shown to signed-in people only');
  return data;
}

export const hasRole = (me: Me, ...roles: readonly string[]): boolean =>
  roles.some((role) => me.roles.includes(role));
