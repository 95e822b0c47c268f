import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { bearerChallenge } from '../../src/bearer-challenge.ts';
import { askSite, type SiteAddress, streamFromSite } from '../../src/api/site-request.ts';
import { Secret } from '../../src/secret.ts';

const { signal } = new AbortController();

/** A server that takes one token, and says of each other what is wrong with it. */
async function taking(token: string, challenge: string): Promise<{ url: string; seen: string[] }> {
  const seen: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    seen.push(request.headers.authorization ?? 'nothing');
    const isTaken = request.headers.authorization === `Bearer ${token}`;
    response.writeHead(isTaken ? 200 : 401, isTaken ? {} : { 'www-authenticate': challenge });
    response.end('said');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

function tokens(...all: string[]): NonNullable<SiteAddress['tokens']> {
  return {
    token: async () => new Secret(all.shift() ?? ''),
    async another(_, { error }) {
      const next = error === undefined ? undefined : all.shift();
      return next === undefined ? undefined : new Secret(next);
    },
  };
}

it('a request that is refused for its token is sent again with another one', async () => {
  const { url, seen } = await taking('c-token', 'Bearer realm="site", error="invalid_token"');
  const site = { url, tokens: tokens('a-token', 'b-token', 'c-token') };
  expect(await askSite(site, { path: '/', signal })).toMatchObject({ status: 200 });
  expect(seen).toEqual(['Bearer a-token', 'Bearer b-token', 'Bearer c-token']);
  const again = { url, tokens: tokens('a-token', 'c-token') };
  const response = await streamFromSite(again, { path: '/', signal });
  expect(response.statusCode).toBe(200);
  response.destroy();
});

it('is not sent for ever, nor where the site does not say that a token is missing', async () => {
  const { url, seen } = await taking('z-token', 'Bearer error="invalid_token"');
  const site = { url, tokens: tokens('a-token', 'b-token', 'c-token', 'd-token') };
  expect(await askSite(site, { path: '/', signal })).toMatchObject({ status: 401 });
  expect(seen).toHaveLength(3);
  const other = await taking('z-token', 'Negotiate');
  const silent = { url: other.url, tokens: tokens('a-token', 'z-token') };
  expect(await askSite(silent, { path: '/', signal })).toMatchObject({ status: 401 });
});

it('nobody but the site is sent a token', async () => {
  const { url } = await taking('a-token', 'Bearer');
  const other = await taking('a-token', 'Bearer');
  const site = { url, tokens: tokens('a-token') };
  await askSite(site, { path: `${other.url}/token`, signal });
  expect(other.seen).toEqual(['nothing']);
});

it.each([
  ['Bearer', { error: undefined, acrValues: undefined, maxAge: undefined }],
  [
    'Negotiate, Bearer realm="a, b", error="insufficient_user_authentication", acr_values="urn:x:a urn:x:\\"b", max_age=30',
    {
      error: 'insufficient_user_authentication',
      acrValues: 'urn:x:a urn:x:"b',
      maxAge: 30,
    },
  ],
  [
    'bearer error=invalid_token, Basic realm="error"',
    { error: 'invalid_token', acrValues: undefined, maxAge: undefined },
  ],
  ['Basic realm="Bearer"', undefined],
  [`Bearer ${'a="b",'.repeat(4096)}`, undefined],
])('the challenge %j', (header, challenge) => expect(bearerChallenge(header)).toEqual(challenge));
