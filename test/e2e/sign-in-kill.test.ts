import { callSite } from '@hawser/core/api/call-site';
import { createUser } from '@hawser/core/api/contracts/users';
import { expect, it } from 'vitest';
import { Browser } from '../../packages/site/test/services/directory/browser.ts';
import { discovered } from '../../packages/site/test/services/directory/oauth-client.ts';
import {
  beginSignIn,
  refreshed,
} from '../../packages/site/test/services/directory/sign-in-site.ts';
import { adminOf, startSite, usedHome } from '../running-site.ts';

it('a site that is killed at any moment of a sign-in goes on with it', async () => {
  const home = await usedHome();
  let site = await startSite({ home });
  const { running } = site;
  const admin = await adminOf(home, running);
  const body = { name: 'ada', password: 'first one of Ada' };
  await callSite(admin, createUser, { body }, { signal: AbortSignal.timeout(10_000) });
  const killed = async (): Promise<void> => {
    await site.kill();
    site = await startSite({ home, at: running });
  };

  const { trustAnchor } = admin;
  const directory = await discovered(running.url, trustAnchor);
  const browser = new Browser(trustAnchor);
  const begun = await beginSignIn(directory);
  await browser.open(begun.address);
  await killed();
  await browser.submit({ name: body.name, password: body.password });
  expect(browser.page?.title).toBe('Choose a password of your own');
  await killed();
  await browser.submit({ old: body.password, next: 'short', again: 'short' });
  expect(browser.page?.title).toBe('Error: Choose a password of your own');
  const next = 'another one of Ada';
  await browser.submit({ old: body.password, next, again: next });
  expect(browser.page?.title).toBe('Connect this device?');
  const tokens = await begun.finish(await browser.submit({}, 'Connect'));
  await killed();
  expect(await refreshed(directory, tokens.refresh_token ?? '')).toHaveProperty('access_token');
  await browser.open((await beginSignIn(directory)).address);
  expect(browser.page?.title).toBe('Connect this device?');
});
