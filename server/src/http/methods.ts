import { contract } from '@mingjing/contract';
import type { FastifyInstance } from 'fastify';

/** The one route behind which all calls of the contract are. */
const callsRoute = '/api/*';

export type MethodsAt = (url: string) => readonly string[];

/**
 * Which methods an address takes: for the answer to another one (RFC 9110 section 15.5.6). Knows the calls of the contract and
 * every route from here on; none where there is no such address.
 */
export function gatherMethods(app: FastifyInstance): MethodsAt {
  const routes = Object.values(contract)
    .flatMap((room) => Object.values(room))
    .map((call) => {
      const { method = '', path = '' } = call['~orpc'].route;
      return { method: method as string, pattern: patternOf(`/api${path}`) };
    });
  app.addHook('onRoute', ({ method, url }) => {
    if (url === callsRoute) return;
    for (const each of [method].flat()) routes.push({ method: each, pattern: patternOf(url) });
  });
  return (url) => {
    const path = url.replace(/\?.*$/, '');
    const taken = routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    return [...new Set(taken)].sort();
  };
}

/** Of an address as the contract (`{id}`) or Fastify (`:id`, `*`) writes it. */
const patternOf = (address: string): RegExp =>
  new RegExp(
    `^${address
      .replace(/[.]/g, '\\.')
      .replace(/:\w+|\{\w+\}/g, '[^/]+')
      .replace('*', '.*')}$`,
  );
