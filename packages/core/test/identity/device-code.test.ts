import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { type Clock, testClock } from '../../src/clock.ts';
import { signInByDeviceCode } from '../../src/identity/sign-in/device-code.ts';
import { openDirectory } from '../../src/identity/sign-in/directory.ts';
import type { Tokens } from '../../src/identity/sign-in/tokens.ts';

type Said = Readonly<Record<string, unknown>> | 'nothing';

interface Tried {
  readonly pauses: readonly number[];
  readonly ended: Promise<Tokens>;
}

/** Signs in at a directory that says these things one after the other, the last for ever. */
async function tried(
  says: readonly Said[],
  { interval = 5, url = '/device', signal = new AbortController().signal } = {},
): Promise<Tried> {
  const left = [...says];
  const server = createServer((request, response) => {
    const json = (status: number, body: object): unknown =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const origin = `http://${request.headers.host}`;
    const issuer = `${origin}/directory`;
    if (request.method === 'GET') {
      const endpoints = { token_endpoint: `${issuer}/token` };
      return json(200, {
        issuer,
        ...endpoints,
        device_authorization_endpoint: `${issuer}/device-authorization`,
      });
    }
    if (request.url === '/directory/device-authorization') {
      return json(200, {
        device_code: 'device',
        user_code: 'ABCD-EFGH',
        verification_uri: new URL(url, origin).href,
        expires_in: 60,
        interval,
      });
    }
    const next = left.length > 1 ? left.shift() : left[0];
    if (next === 'nothing' || next === undefined) return request.socket.destroy();
    return json('error' in next ? 400 : 200, next);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const directory = await openDirectory({ url: site }, signal);
  const pauses: number[] = [];
  const time = testClock();
  const clock: Clock = {
    ...time,
    async sleep(ms, stopped) {
      stopped?.throwIfAborted();
      pauses.push(ms / 1000);
      await time.advance(ms);
    },
  };
  const ended = signInByDeviceCode(directory, {
    signal,
    parameters: {},
    show: () => undefined,
    left: () => undefined,
    clock,
  });
  ended.catch(() => undefined);
  return { pauses, ended };
}

const given = { access_token: 'a-token', token_type: 'Bearer', expires_in: 600 };
const pending = { error: 'authorization_pending' };

it('the directory is asked as often as it wants, and less when it says so', async () => {
  const { pauses, ended } = await tried([pending, { error: 'slow_down' }, pending, given], {
    interval: 2,
  });
  expect((await ended).access.reveal()).toBe('a-token');
  expect(pauses).toEqual([2, 2, 7, 7]);
});

it('one that does not answer is asked less and less, until the code has ended', async () => {
  const { pauses, ended } = await tried(['nothing']);
  await expect(ended).rejects.toMatchObject({ code: 'connect-late' });
  expect(pauses).toEqual([5, 10, 20, 40]);
});

it.each([
  [{ error: 'expired_token' }, 'connect-late', 'The code ABCD-EFGH has ended'],
  [{ error: 'access_denied' }, 'connect-denied', 'it was refused on the page of'],
  [{ token_type: 'Bearer' }, 'connect-bad-directory', 'does not answer as OpenID Connect wants it'],
])('%j is told of', async (said, code, message) => {
  const { ended } = await tried([pending, said]);
  await expect(ended).rejects.toMatchObject({
    code,
    message: expect.stringContaining(message) as string,
  });
});

it('a page for the code that is not the site’s is shown to nobody', async () => {
  const { ended } = await tried([given], { url: 'https://other.example.com/device' });
  await expect(ended).rejects.toMatchObject({ code: 'connect-bad-directory' });
});

it('whoever waits can stop waiting', async () => {
  const stop = new AbortController();
  const { ended } = await tried([pending], { signal: stop.signal });
  const reason = new Error('enough');
  stop.abort(reason);
  await expect(ended).rejects.toBe(reason);
});
