import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callSite } from '@hawser/core/api/call-site';
import { createUser } from '@hawser/core/api/contracts/users';
import { expect, it } from 'vitest';
import { type Ended, temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { adminOf, startSite, usedHome } from '../running-site.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { codeOf } from '../sign-in/authenticator.ts';
import { openTerminal } from '../terminal/terminal.ts';

it('an administrator gives people passwords and authenticators, without showing them to a script', async () => {
  const site = await startSite({ home: await usedHome() });
  const folder = await temporaryFolder();
  const run = async (...words: string[]): Promise<Ended> => hawserHere(words, { home: site.home });
  const shown = async (...words: string[]): Promise<Record<string, unknown>> => {
    const { code, stdout, stderr } = await run(...words, '-o', 'json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return (JSON.parse(stdout) as { value: Record<string, unknown>[] }).value[0] ?? {};
  };
  const signal = AbortSignal.timeout(15_000);
  await callSite(
    await adminOf(site.home, site.running),
    createUser,
    { body: { name: 'ada' } },
    { signal },
  );

  const passwordFile = join(folder, 'password.txt');
  await writeFile(passwordFile, 'password2024!\n');
  const weak = await run('set-site-user-password', 'ada', '-PasswordFile', passwordFile);
  expect(weak.code).toBe(2);
  expect(weak.stderr).toContain('one of the first that anybody would guess');
  expect(weak.stderr).not.toContain('2024');
  await writeFile(passwordFile, 'red otter in the rain\n');
  const set = ['set-site-user-password', 'ada', '-PasswordFile', passwordFile];
  expect(await run(...set, '-WhatIf')).toMatchObject({ code: 0 });
  expect(await shown('get-site-user-sign-in', 'ada')).toMatchObject({ password: 'none' });
  expect(await run(...set)).toMatchObject({ code: 0, stdout: '', stderr: '' });
  expect(await shown('get-site-user-sign-in', 'ada')).toEqual({
    name: 'ada',
    password: 'to be changed',
    totp: false,
    recoveryCodes: 0,
    lockedUntil: null,
  });

  const refused = await run('enable-site-user-totp', 'ada');
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('-SecretPath FILE');
  const secretPath = join(folder, 'ada.totp');
  const begun = await shown('enable-site-user-totp', 'ada', '-SecretPath', secretPath);
  expect(begun).toMatchObject({
    state: 'begun',
    secret: null,
    uri: null,
    qrCode: null,
    secretPath,
  });
  expect((await stat(secretPath)).mode & 0o777).toBe(0o600);
  const [secret = '', uri] = (await readFile(secretPath, 'utf8')).split('\n');
  expect(uri).toContain(`?secret=${secret}&`);
  const codeFile = join(folder, 'code.txt');
  await writeFile(codeFile, codeOf(secret));
  const codesPath = join(folder, 'codes.txt');
  const confirm = ['-CodeFile', codeFile, '-SecretPath', codesPath];
  expect(await shown('enable-site-user-totp', 'ada', ...confirm)).toMatchObject({
    state: 'enabled',
    recoveryCodes: [],
  });
  expect((await readFile(codesPath, 'utf8')).trim().split('\n')).toHaveLength(10);
  expect(await shown('get-site-user-sign-in', 'ada')).toMatchObject({
    totp: true,
    recoveryCodes: 10,
  });
  expect(await run('disable-site-user-totp', 'ada', '-Confirm:false')).toMatchObject({ code: 0 });
  expect(await shown('unlock-site-user', 'ada', '-PassThru')).toEqual({
    name: 'ada',
    lockedUntil: null,
  });
  const own = await run('disable-site-user-totp', '-CodeFile', codeFile, '-Confirm:false');
  expect(own.code).toBe(2);
  expect(own.stderr).toContain('is not one of the people of the directory of this site');
});

describeWithPeers('terminal', 'an authenticator on a terminal', () => {
  it('is set up also by who mistypes its first code', async () => {
    const site = await startSite({ home: await usedHome() });
    await hawserHere(['new-site-user', 'ada'], { home: site.home });
    const terminal = await openTerminal(site.home, { columns: 120, rows: 50 });
    await terminal.type('hawser enable-site-user-totp ada');
    await terminal.press('Enter');
    const shown = await terminal.shows(/Code:/);
    const [, secret = ''] = /Secret: ([A-Z2-7 ]+)/.exec(shown) ?? [];
    // A terminal of 24 lines has room for the whole QR code, with the question.
    const lines = shown.slice(shown.indexOf('Secret:')).trimEnd().split('\n');
    expect(lines.slice(1).length).toBeLessThanOrEqual(24);
    await terminal.type('not-it');
    await terminal.press('Enter');
    await terminal.shows('WARNING: The code is not the one');
    // That there are questions was said before the first one.
    expect((await terminal.shows(/WARNING[^]*Code:/)).split('needs values')).toHaveLength(2);
    await terminal.type(codeOf(secret.replaceAll(' ', '')));
    await terminal.press('Enter');
    const screen = await terminal.shows('The authenticator of ada holds from now on.');
    expect(screen).toContain('They are shown only now.');
  });
});
