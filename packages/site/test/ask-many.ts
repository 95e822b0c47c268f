import { once } from 'node:events';
import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { type SiteAddress, type SiteAnswer, trusting } from '@hawser/core/api/site-request';
import { onTestFinished } from 'vitest';

export type AskRoute = (
  route: string,
  headers?: Readonly<Record<string, string>>,
) => Promise<SiteAnswer>;

/** Asks a site for many things over few connections: each one that is made takes milliseconds. */
export function askMany(site: SiteAddress): AskRoute {
  const agent = new Agent({ keepAlive: true, maxSockets: 4, ...trusting(site) });
  onTestFinished(() => agent.destroy());
  return async (route, headers = {}) => {
    const [method = '', path = ''] = route.split(' ');
    const asked = request(site.url + path, { method, headers, agent }).end();
    const [answer] = (await once(asked, 'response')) as [NodeJS.ReadableStream & Head];
    return { status: answer.statusCode, headers: answer.headers, text: await text(answer) };
  };
}

interface Head {
  readonly statusCode: number;
  readonly headers: SiteAnswer['headers'];
}
