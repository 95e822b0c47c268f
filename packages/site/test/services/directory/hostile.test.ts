import type { IncomingMessage } from 'node:http';
import { connect } from 'node:http2';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { askSite, type SiteAnswer } from '@hawser/core/api/site-request';
import * as oauth from 'oauth4webapi';
import { expect, onTestFinished, test } from 'vitest';
import { beginSignIn, cli, noSecret, signInSite } from './sign-in-site.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };

test('nobody gets anywhere by requests that no program and no browser would send', async () => {
  const { directory, url, address, people, browser: newBrowser } = await signInSite();
  const { trustAnchor } = address;
  const ask = async (
    path: string,
    body?: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<SiteAnswer> =>
    askSite(
      { url, trustAnchor },
      {
        path: `/directory${path}`,
        signal: AbortSignal.timeout(10_000),
        ...(body === undefined ? {} : { method: 'POST' as const, body }),
        headers: { ...(body === undefined ? {} : form), ...headers },
      },
    );

  // Links are to where the site is, whatever the caller calls it.
  const elsewhere = { host: '127.0.0.1:1', 'x-forwarded-host': 'evil.example.com' };
  const told = await ask('/.well-known/openid-configuration', undefined, elsewhere);
  expect(told.text).not.toMatch(/evil|127\.0\.0\.1/);
  expect(told.text).toContain(`"token_endpoint":"${url}/directory/token"`);

  // With an address before the path, which is allowed, and leads nowhere else (RFC 9112, 3.2.2).
  const { hostname, port } = new URL(address.url);
  const before = { hostname, port, ca: trustAnchor, agent: false };
  const absolute = async (path: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const asked = request(
        { ...before, path: `https://evil.example.com/directory${path}` },
        resolve,
      );
      asked.once('error', reject).end();
    });
  const found = await text(await absolute('/.well-known/openid-configuration'));
  expect(found).not.toContain('evil');
  expect(found).toContain(`"token_endpoint":"${url}/directory/token"`);

  const session = connect(address.url, { ca: trustAnchor });
  onTestFinished(() => session.destroy());
  const stream = session.request({
    ':authority': 'evil.example.com',
    ':path': '/directory/.well-known/openid-configuration',
  });
  const also = await text(stream);
  expect(also).not.toContain('evil');
  expect(also).toContain(`"token_endpoint":"${url}/directory/token"`);

  // More than 64 KiB is not even read; without a length reading ends.
  const much = `client_id=hawser-cli&scope=${'x'.repeat(70_000)}`;
  expect((await ask('/device-authorization', much)).status).toBe(413);
  const chunked = { 'transfer-encoding': 'chunked' };
  expect((await ask('/device-authorization', much, chunked)).status).toBe(400);
  expect((await ask('/token', '{}', { 'content-type': 'application/json' })).status).toBe(400);
  expect(
    (await ask('/device-authorization', `client_id=hawser-cli&nonce=${'x'.repeat(20_000)}`)).status,
  ).toBe(400);

  const redirects = [
    'https://evil.example.com/',
    'http://localhost:1/',
    'http://127.0.0.1.evil.example.com/',
  ];
  const browser = newBrowser();
  for (const redirect_uri of redirects) {
    await browser.open((await beginSignIn(directory, { redirect_uri })).address);
    expect(browser.page, redirect_uri).toMatchObject({ status: 400, title: 'This did not work' });
  }
  for (const wrong of [
    { code_challenge_method: 'plain' },
    { code_challenge: '' },
    { response_type: 'token' },
  ]) {
    const back = await browser.open((await beginSignIn(directory, wrong)).address);
    expect(back, JSON.stringify(wrong)).toMatch(/^http:\/\/127\.0\.0\.1:49152\/.*error=/);
  }
  await browser.open((await beginSignIn(directory, { response_mode: 'form_post' })).address);
  expect(browser.page).toMatchObject({ status: 400, title: 'This did not work' });
  // Forms of pages that were never given.
  for (const [path, body] of [
    ['/device', 'xsrf=x&user_code=AAAA-BBBB&confirm=yes'],
    ['/device/x'],
  ]) {
    const answer = await ask(path ?? '', body, { accept: 'text/html' });
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('has expired') });
    expect(answer.headers['set-cookie']).toBeUndefined();
  }
  await expect(
    oauth
      .clientCredentialsGrantRequest(directory.issuer, cli, noSecret, {}, directory.options)
      .then(async (response) =>
        oauth.processClientCredentialsResponse(directory.issuer, cli, response),
      ),
  ).rejects.toMatchObject({ error: 'invalid_request' });

  // A page of a sign-in is for the browser that has begun it, and for its own form.
  await browser.open((await beginSignIn(directory)).address);
  const { url: page = '', html = '' } = browser.page ?? {};
  const stranger = newBrowser();
  await stranger.open(page);
  expect(stranger.page).toMatchObject({ status: 400, title: 'This page has expired' });
  const right = { name: 'ada', password: 'correct horse', step: 'password' };
  await browser.open(page, new URLSearchParams({ ...right, xsrf: 'x'.repeat(43) }));
  expect(browser.page).toMatchObject({ status: 400, title: 'This page has expired' });
  await browser.open(page, new URLSearchParams({ ...right, xsrf: 'x'.repeat(40_000) }));
  expect(browser.page).toMatchObject({ status: 400, title: 'This page has expired' });
  const [, xsrf = ''] = /name="xsrf"\s+value="([^"]*)"/.exec(html) ?? [];
  await stranger.open(page, new URLSearchParams({ ...right, xsrf }));
  expect(stranger.page?.title).toBe('This page has expired');
  // Nor is anything taken that a page of somebody else has sent.
  const sent = new URLSearchParams({ ...right, xsrf });
  await browser.open(page, sent, 'https://evil.example.com');
  expect(browser.page?.title).toBe('This page has expired');
  // Of another step nothing is taken, and what is asked now is asked again.
  await browser.open(
    page,
    new URLSearchParams({ ...right, xsrf, step: 'consent', decision: 'allow' }),
  );
  expect(browser.page?.title).toBe('Sign in');
  // What goes on is known by the person, and not by what the browser says.
  Object.assign(people.byName.get('ada') ?? {}, { code: '123456' });
  await browser.open(page, new URLSearchParams({ ...right, xsrf }));
  expect(browser.page?.title).toBe('Enter your code');
  await browser.open(page.replace('/sign-in/', '/authorize/'));
  expect(['Sign in', 'This page has expired']).toContain(browser.page?.title);
});
