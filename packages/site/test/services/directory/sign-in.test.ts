import * as oauth from 'oauth4webapi';
import { expect, test } from 'vitest';
import { newPerson, trailOf } from './directory-rows.ts';
import { beginSignIn, claimsOf, refreshed, signInSite } from './sign-in-site.ts';

test('a person signs in by a browser without script, and the program gets tokens that rotate', async () => {
  const { directory, url, ada, root, browser: newBrowser } = await signInSite();
  const browser = newBrowser();
  const begun = await beginSignIn(directory);
  await browser.open(begun.address);
  expect(browser.page).toMatchObject({ status: 200, title: 'Sign in' });
  const policy = String(browser.page?.headers['content-security-policy']);
  expect(policy).toMatch(
    /default-src 'none'; style-src 'sha256-[^']+'; form-action 'self' http:\/\/127\.0\.0\.1:49152; /,
  );
  expect(policy).toContain("frame-ancestors 'none'");
  expect(browser.page?.headers['cache-control']).toBe('no-store');

  const told: string[] = [];
  for (const name of ['ada', 'nobody']) {
    await browser.submit({ name, password: 'wrong' });
    expect(browser.page).toMatchObject({ status: 403, title: 'Error: Sign in' });
    told.push((browser.page?.html ?? '').replace(`value="${name}"`, ''));
  }
  expect(told[0]).toBe(told[1]);
  await browser.submit({ name: 'ada', password: 'correct horse' });
  expect(browser.page).toMatchObject({ title: 'Connect this device?' });
  expect(browser.page?.html).toContain('ada of the tests');
  const callback = await browser.submit({}, 'Connect');
  const tokens = await begun.finish(callback);
  expect(await claimsOf(directory, tokens.access_token, url)).toMatchObject({
    iss: `${url}/directory`,
    aud: url,
    sub: ada,
    client_id: 'hawser-cli',
    amr: ['pwd'],
    grant: expect.any(String),
  });
  expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({
    sub: ada,
    name: 'ada of the tests',
    preferred_username: 'ada',
  });

  const next = await refreshed(directory, tokens.refresh_token ?? '');
  expect(next.refresh_token).not.toBe(tokens.refresh_token);
  // Who shows one that was used has it from somebody else: nobody gets anything for it any more.
  const spent = { error: 'invalid_grant' };
  await expect(refreshed(directory, tokens.refresh_token ?? '')).rejects.toMatchObject(spent);
  await expect(refreshed(directory, next.refresh_token ?? '')).rejects.toMatchObject(spent);
  await expect
    .poll(() => trailOf(root))
    .toEqual([
      'submitSignIn refused sign-in-refused',
      'submitSignIn done  ada',
      'connectProgram done  ada',
      `getToken done  ${ada}`,
    ]);
});

test('who has a second factor is asked for it, and who needs one is told how to get it', async () => {
  const { directory, url, people, ada, browser: newBrowser } = await signInSite();
  const wanted = { acr_values: 'urn:hawser:acr:multi-factor' };
  const browser = newBrowser();
  const first = await beginSignIn(directory);
  await browser.open(first.address);
  await browser.submit({ name: 'ada', password: 'correct horse' });
  await browser.submit({}, 'Connect');

  // In a session that goes on only what is missing is asked for.
  const without = await beginSignIn(directory, wanted);
  await browser.open(without.address);
  expect(browser.page).toMatchObject({ title: 'A second factor is needed' });
  expect(browser.page?.html).toContain('hawser enable-site-user-totp');
  const refusal = new URL(await browser.submit({}));
  expect(refusal.searchParams.get('error')).toBe('access_denied');

  Object.assign(people.byName.get('ada') ?? {}, { code: '123456' });
  const second = await beginSignIn(directory, wanted);
  await browser.open(second.address);
  expect(browser.page?.title).toBe('Enter your code');
  await browser.submit({ code: '000000' });
  expect(browser.page).toMatchObject({ status: 429, headers: { 'retry-after': '30' } });
  await browser.submit({ code: '999999' });
  expect(browser.page).toMatchObject({ status: 409 });
  expect(browser.page?.html).toContain('Enter one of your recovery codes');
  await browser.submit({ code: '111111' });
  expect(browser.page).toMatchObject({ status: 403, title: 'Error: Enter your code' });
  await browser.submit({ code: '123456' });
  const tokens = await second.finish(await browser.submit({}, 'Connect'));
  expect(await claimsOf(directory, tokens.access_token, url)).toMatchObject({
    sub: ada,
    amr: ['pwd', 'otp', 'mfa'],
    acr: 'urn:hawser:acr:multi-factor',
  });
  // In another browser nobody asks for it, and it is needed all the same.
  const other = newBrowser();
  await other.open((await beginSignIn(directory)).address);
  await other.submit({ name: 'ada', password: 'correct horse' });
  expect(other.page?.title).toBe('Enter your code');

  // Who has got another password since is not known by the old one any more, however far he has come.
  Object.assign(people.byName.get('ada') ?? {}, { kept: 1 });
  await other.submit({ code: '123456' });
  expect(other.page?.title).toBe('Sign in');
});

test('a password that somebody else has chosen is changed before anything else', async () => {
  const { directory, people, browser: newBrowser } = await signInSite();
  Object.assign(people.byName.get('ada') ?? {}, { mustChange: true });
  const browser = newBrowser();
  // A program may wait at IPv6, too, which no policy can name.
  const begun = await beginSignIn(directory, {}, 'http://[::1]:49152/');
  await browser.open(begun.address);
  const policy = String(browser.page?.headers['content-security-policy']);
  expect(policy).toContain("form-action 'self' http:;");
  await browser.submit({ name: 'ada', password: 'correct horse' });
  expect(browser.page?.title).toBe('Choose a password of your own');
  await browser.submit({ old: 'correct horse', next: 'battery', again: 'staple' });
  expect(browser.page?.html).toContain('The two new passwords are not the same.');
  await browser.submit({ old: 'wrong', next: 'battery staple', again: 'battery staple' });
  expect(browser.page?.html).toContain('This is not your password so far.');
  const next = { old: 'correct horse', next: 'battery staple', again: 'battery staple' };
  await browser.submit(next);
  await begun.finish(await browser.submit({}, 'Connect'));
  expect(people.byName.get('ada')).toMatchObject({ password: 'battery staple' });

  // Who has chosen one, and waits, is not known by it when it was replaced meanwhile.
  Object.assign(people.byName.get('ada') ?? {}, { mustChange: true });
  const other = newBrowser();
  await other.open((await beginSignIn(directory)).address);
  await other.submit({ name: 'ada', password: 'battery staple' });
  people.replacedNext = 'ada';
  const own = { old: 'battery staple', next: 'of my own', again: 'of my own' };
  await other.submit(own);
  expect(other.page?.title).toBe('Sign in');
});

test('signing out, and somebody else in the same browser, need no script', async () => {
  const { directory, url, root, people, browser: newBrowser } = await signInSite();
  const browser = newBrowser();
  const begun = await beginSignIn(directory);
  await browser.open(begun.address);
  await browser.submit({ name: 'ada', password: 'correct horse' });
  const tokens = await begun.finish(await browser.submit({}, 'Connect'));

  people.byName.set('bob', { id: newPerson(root, 'bob'), password: 'another' });
  const again = await beginSignIn(directory, { prompt: 'login' });
  await browser.open(again.address);
  await browser.submit({ name: 'bob', password: 'another' });
  expect(browser.page?.title).toBe('Somebody else was signed in here');
  await browser.submit({});
  expect(browser.page?.html).toContain('bob of the tests');

  await browser.open(`${url}/directory/sign-out`);
  expect(browser.page?.title).toBe('Sign out?');
  await browser.submit({}, 'Sign out');
  expect(browser.page?.title).toBe('You are signed out');
  await browser.open(`${url}/directory/sign-out`);
  expect(browser.page?.title).toBe('You are signed out');
  await browser.open((await beginSignIn(directory)).address);
  expect(browser.page?.title).toBe('Sign in');
  // What was connected stays so.
  expect(await refreshed(directory, tokens.refresh_token ?? '')).toHaveProperty('access_token');
});
