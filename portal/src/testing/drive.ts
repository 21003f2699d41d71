import type { Portal } from '../portal.ts';
import type { PortalRequest, PortalResponse } from '../route.ts';

/** Asks a portal for an address as a server would, without one. */
export async function ask(
  portal: Portal,
  url: string,
  more: Partial<Pick<PortalRequest, 'query' | 'cookies' | 'ifNoneMatch'>> = {},
): Promise<PortalResponse> {
  const { pathname, searchParams } = new URL(url, 'http://portal.test');
  const request = { url, params: {}, query: Object.fromEntries(searchParams), cookies: {}, ...more };
  for (const route of portal.routes) {
    const names: string[] = [];
    const pattern = route.path.replaceAll('.', '\\.').replace(/:(\w+)/g, (_, name: string) => {
      names.push(name);
      return '([^/]+)';
    });
    const match = new RegExp(`^${pattern}$`).exec(pathname);
    if (match === null) continue;
    const params = Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(match[i + 1]!)]));
    return route.handle({ ...request, params });
  }
  return portal.notFound(request);
}

export function bodyOf(response: PortalResponse): string {
  return Buffer.from(response.body).toString('utf8');
}
