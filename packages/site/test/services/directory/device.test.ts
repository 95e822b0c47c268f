import { getCaller } from '@hawser/core/api/contracts/site';
import { askSite, type SiteAnswer } from '@hawser/core/api/site-request';
import * as oauth from 'oauth4webapi';
import { expect, test } from 'vitest';
import { letIn } from './directory-rows.ts';
import { claimsOf, cli, noSecret, refreshed, signInSite } from './sign-in-site.ts';
import { waitingDevice } from './waiting-device.ts';

test('a device is connected by a code that a person compares, and disconnected by itself', async () => {
  const site = await signInSite();
  const { directory, url, ada, root } = site;
  const device = await waitingDevice(site.directory);
  const { asked } = device;
  expect(asked).toMatchObject({
    user_code: expect.stringMatching(/^[B-Z]{4}-[B-Z]{4}$/),
    verification_uri: `${url}/directory/device`,
    expires_in: 600,
    interval: 2,
  });
  await expect(device.tokens()).rejects.toMatchObject({ error: 'authorization_pending' });

  const browser = site.browser();
  await browser.open(asked.verification_uri);
  expect(browser.page?.title).toBe('Connect a device');
  await browser.submit({ user_code: 'BBBB-BBBB' });
  expect(browser.page?.html).toContain('There is no such code.');
  // The address that has the code in it only saves typing: nothing is sent by itself.
  await browser.open(asked.verification_uri_complete ?? '');
  expect(browser.page?.html).toContain(`value="${asked.user_code}"`);
  await browser.submit({});
  await browser.submit({ name: 'ada', password: 'correct horse' });
  expect(browser.page?.title).toBe('Connect this device?');
  expect(browser.page?.html).toContain(`<p class="code">${asked.user_code}</p>`);
  expect(browser.page?.html).toContain('127.0.0.1');
  await browser.submit({}, 'Connect');
  expect(browser.page?.title).toBe('The device is connected');

  const tokens = await device.tokens();
  const { grant, ...claims } = await claimsOf(directory, tokens.access_token, url);
  expect(claims).toMatchObject({ sub: ada, amr: ['pwd'] });

  // Another one of the same person and browser, which has a grant of its own.
  const second = await waitingDevice(site.directory);
  await browser.open(second.asked.verification_uri_complete ?? '');
  await browser.submit({});
  await browser.submit({}, 'Connect');
  const others = await second.tokens();
  expect((await claimsOf(directory, others.access_token, url))['grant']).not.toBe(grant);

  // What is revoked is refused at once, although its token would hold for minutes.
  const trustAnchor = site.address.trustAnchor;
  const caller = async ({ access_token }: oauth.TokenEndpointResponse): Promise<SiteAnswer> =>
    askSite(
      { url, trustAnchor },
      {
        path: getCaller.path,
        headers: { authorization: `Bearer ${access_token}` },
        signal: AbortSignal.timeout(10_000),
      },
    );
  expect(JSON.parse((await caller(others)).text)).toMatchObject({ name: 'ada' });
  const { issuer, options } = directory;
  const [gone, kept] = [others.refresh_token ?? '', tokens.refresh_token ?? ''];
  const revoked = await oauth.revocationRequest(issuer, cli, noSecret, gone, options);
  await oauth.processRevocationResponse(revoked);
  expect((await caller(others)).status).toBe(401);
  expect((await caller(tokens)).status).toBe(200);
  await expect(refreshed(directory, gone)).rejects.toMatchObject({ error: 'invalid_grant' });
  const next = await refreshed(directory, kept);
  expect((await claimsOf(directory, next.access_token, url))['amr']).toEqual(['pwd']);

  // Of who is not let in nothing is renewed.
  const spent = { error: 'invalid_grant' };
  letIn(root, ada, false);
  await expect(refreshed(directory, next.refresh_token ?? '')).rejects.toMatchObject(spent);
  letIn(root, ada, true);
  const last = await refreshed(directory, next.refresh_token ?? '');

  // A code that is used again was seen by somebody else: what was got for it ends.
  await expect(device.tokens()).rejects.toMatchObject(spent);
  await expect(refreshed(directory, last.refresh_token ?? '')).rejects.toMatchObject(spent);
});

test('a person who refuses a device is told so, and the device, too', async () => {
  const site = await signInSite();
  const device = await waitingDevice(site.directory);
  const browser = site.browser();
  await browser.open(device.asked.verification_uri);
  await browser.submit({ user_code: device.asked.user_code.toLowerCase().replace('-', ' ') });
  await browser.submit({ name: 'ada', password: 'correct horse' });
  await browser.submit({}, 'Do not connect');
  expect(browser.page?.title).toBe('The device was not connected');
  await expect(device.tokens()).rejects.toMatchObject({ error: 'access_denied' });
});
