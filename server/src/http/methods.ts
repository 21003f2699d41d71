import type { FastifyInstance } from 'fastify';

export type MethodsAt = (url: string) => readonly string[];

/**
 * Which methods an address takes: for the answer to another one (RFC 9110 section 15.5.6). Knows every route from here on; none
 * where there is no such address.
 */
export function gatherMethods(app: FastifyInstance): MethodsAt {
  const routes: { readonly method: string; readonly pattern: RegExp }[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) routes.push({ method: each, pattern: patternOf(url) });
  });
  return (url) => {
    const path = url.replace(/\?.*$/, '');
    const taken = routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    return [...new Set(taken)].sort();
  };
}

/** Of an address as Fastify writes it (`:id`, `*`). */
const patternOf = (address: string): RegExp =>
  new RegExp(`^${address.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+').replace('*', '.*')}$`);
