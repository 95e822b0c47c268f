import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { openDirectory } from '../../src/identity/sign-in/directory.ts';
import { issuerToUse } from '../../src/identity/sign-in/protected-resource.ts';

const { signal } = new AbortController();

/** Answers each path with what it is given for it, in which ORIGIN stands for its own address. */
async function answering(documents: Readonly<Record<string, object>>): Promise<string> {
  const server = createServer((request, response) => {
    const found = documents[request.url ?? ''];
    const text = JSON.stringify(found ?? {}).replaceAll('ORIGIN', `http://${request.headers.host}`);
    response.writeHead(found === undefined ? 404 : 200).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const discovery = '/.well-known/openid-configuration';
const endpoints = {
  token_endpoint: 'https://tokens.example.com/token',
  authorization_endpoint: 'http://sign-in.example.com/authorize',
  revocation_endpoint: 'ORIGIN/revoke',
};

it('another directory may have its endpoints elsewhere, but only where it is encrypted', async () => {
  const issuer = await answering({ [discovery]: { issuer: 'ORIGIN', ...endpoints } });
  const site = { url: 'https://site.example.com', issuer, clientId: 'hawser' };
  const { server } = await openDirectory(site, signal);
  expect(server).toMatchObject({
    issuer,
    token_endpoint: 'https://tokens.example.com/token',
    revocation_endpoint: `${issuer}/revoke`,
  });
  expect(server.authorization_endpoint).toBeUndefined();
});

it('the site’s own has them at the site', async () => {
  const issuer = 'ORIGIN/directory';
  const url = await answering({ [`/directory${discovery}`]: { issuer, ...endpoints } });
  const { server } = await openDirectory({ url }, signal);
  expect(server.token_endpoint).toBeUndefined();
  expect(server.revocation_endpoint).toBe(`${url}/revoke`);
});

it('a directory that calls itself otherwise is not asked for anything', async () => {
  const issuer = await answering({ [discovery]: { issuer: 'https://other.example.com' } });
  const site = { url: 'https://site.example.com', issuer, clientId: 'hawser' };
  await expect(openDirectory(site, signal)).rejects.toMatchObject({
    code: 'connect-bad-directory',
    message: expect.stringContaining('it calls itself https://other.example.com') as string,
  });
});

const first = 'https://one.example.com';
const second = 'https://two.example.com/';

it.each([
  [[first], undefined, first],
  [[first, 'ORIGIN/directory'], undefined, undefined],
  [[first, second], 'https://two.example.com', second],
  [[first, second], undefined, 'connect-several-issuers'],
  [[first], second, 'connect-other-issuer'],
])('of %j with %s: %s', async (servers, wanted, expected) => {
  const url = await answering({
    '/.well-known/oauth-protected-resource': {
      resource: 'ORIGIN/',
      authorization_servers: servers,
    },
  });
  const used = issuerToUse({ url }, wanted, signal);
  if (expected?.startsWith('connect-') === true) {
    await expect(used).rejects.toMatchObject({ code: expected });
  } else expect(await used).toBe(expected);
});

it('whoever calls himself another site says nothing of this one', async () => {
  const document = { resource: first, authorization_servers: [second] };
  const url = await answering({ '/.well-known/oauth-protected-resource': document });
  await expect(issuerToUse({ url }, undefined, signal)).rejects.toMatchObject({
    code: 'site-not-a-site',
  });
});
