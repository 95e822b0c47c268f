import { Agent, request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { openApiDocument } from '@hawser/core/api/openapi/openapi-document';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { startedSite, type StartedSite } from '../started-site.ts';
import {
  type DescribedCall,
  describedCalls,
  type HostileRequest,
  hostileRequests,
} from './hostile-requests.ts';

interface Answer {
  readonly status: number;
  readonly type: string | undefined;
  readonly text: string;
}

type Send = (asked: HostileRequest) => Promise<Answer>;

const enough = 64 * 1024;
const mostResets = 10;

/** Sends what it is given as it is, over a few connections. */
function sender(url: string, tls: { ca: string; cert?: string; key?: string }): Send {
  const agent = new Agent({ ...tls, keepAlive: true, maxSockets: 8 });
  onTestFinished(() => agent.destroy());
  const { hostname, port } = new URL(url);
  const once: Send = async ({ method, path, headers, body }) =>
    await new Promise<Answer>((resolve, reject) => {
      const take = (response: IncomingMessage): void => {
        let text = '';
        const { statusCode: status = 0, headers: said } = response;
        response.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
          // A backup need not be read to its end.
          if (text.length > enough) response.destroy();
        });
        response.on('close', () => resolve({ status, type: said['content-type'], text }));
        response.on('error', () => undefined);
        // What happens from now on has no end.
        if (said['content-type'] === 'text/event-stream') response.destroy();
      };
      const sent = request({ agent, hostname, port, method, path, headers }, take);
      sent.on('error', reject).end(body);
    });
  return async (asked) => {
    // The request before on the same connection may have ended it, and nobody has seen that yet.
    for (let times = 1; times < mostResets; times += 1) {
      const answer = await once(asked).catch(() => undefined);
      if (answer !== undefined) return answer;
    }
    return await once(asked);
  };
}

/** Of many a few; more of those that take a body, but few backups. */
function runsOf({ name, body }: DescribedCall): number {
  if (name === 'backUpSite') return 5;
  return body === undefined ? 8 : 20;
}

async function tried(
  calls: readonly DescribedCall[],
  send: Send,
  judge: (call: DescribedCall, answer: Answer) => void,
): Promise<void> {
  await Promise.all(
    calls.map(async (call) => {
      const property = fc.asyncProperty(hostileRequests(call), async (asked) => {
        judge(call, await send(asked));
      });
      await fc.assert(property, { numRuns: runsOf(call), endOnFailure: true });
    }),
  );
}

function isProblem({ status, type, text }: Answer): void {
  expect(type, text).toBe('application/problem+json');
  expect(JSON.parse(text)).toMatchObject({ status, code: expect.any(String) as string });
  expect(text).not.toMatch(/node_modules|\.ts:\d|\bat \w+ \(|FST_|SQLITE|select .* from/i);
}

const calls = describedCalls(openApiDocument());

test('whatever a call is given, the answer is one that it tells of, or a problem of the caller', async () => {
  const site = await startedSite({ requestsPerSecond: '99999' });
  const { authority: ca, certificate: cert, key, url } = site.admin;
  const send = sender(url, { ca, cert, key });
  const before = process.memoryUsage().rss;
  let refused = 0;
  await tried(calls, send, ({ name }, answer) => {
    expect(answer.status, `${name}: ${answer.text}`).toBeLessThan(500);
    if (answer.status < 400) return;
    refused += 1;
    if (answer.text !== '') isProblem(answer);
  });
  expect(refused).toBeGreaterThan(calls.length * 5);
  expect(process.memoryUsage().rss - before).toBeLessThan(512 * 1024 * 1024);
  await isWell(site, send);
}, 60_000);

test('whoever is not known learns nothing but that, whatever he sends', async () => {
  const site = await startedSite();
  const send = sender(site.site.running.url, { ca: site.admin.authority });
  const closed = calls.filter(({ isPublic }) => !isPublic);
  await tried(closed, send, ({ name }, answer) => {
    // What cannot be read, or leads elsewhere, is no call of the site.
    expect([401, 400, 404, 405], `${name}: ${answer.text}`).toContain(answer.status);
    isProblem(answer);
  });
}, 60_000);

/** It still does what it should, and nothing has got into where everybody looks. */
async function isWell({ address }: StartedSite, send: Send): Promise<void> {
  expect(address.url).toMatch(/^https:/);
  const answer = await send({ method: 'GET', path: '/readyz', headers: {}, body: undefined });
  expect(answer).toMatchObject({ status: 200, text: '{"status":"ready"}' });
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect('isAdmin' in {}).toBe(false);
}
