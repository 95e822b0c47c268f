import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepTokens } from '@hawser/command/sign-in/kept-tokens';
import { systemClock } from '@hawser/core/clock';
import { openVault } from '@hawser/core/identity/vault';
import { Secret } from '@hawser/core/secret';
import { expect, it } from 'vitest';
import { machineUser } from '../../packages/agent/src/device-printers/site/machine-user.ts';
import { siteOfUsers } from '../../packages/agent/src/device-printers/site/site-of-users.ts';
import { userSignIn } from '../../packages/agent/src/device-printers/site/user-sign-in.ts';
import { deviceProfile } from '../../packages/agent/src/printing/device-profile.ts';
import { keepDeviceUser } from '../../packages/agent/src/printing/device-user.ts';
import { agentFolder } from '../../packages/agent/src/registration/agent-folder.ts';
import { agentProgram } from '../agent-process.ts';
import { temporaryFolder } from '../hawser.ts';

const nobody = { uid: 65_534, gid: 65_534 };
const { signal } = new AbortController();
const isRoot = process.getuid?.() === 0;

/** Somebody who has signed in at a site, and the folder that is his alone. */
async function signedIn(): Promise<string> {
  const home = await temporaryFolder();
  const data = join(home, '.local/share/hawser');
  const url = 'https://site.example.com';
  const cloudPrint = {
    authority: `${url}/directory`,
    clientId: 'hawser-cli',
    discoveryEndpoint: `${url}/mcs`,
    discoveryResource: url,
    printResource: url,
    printerLimit: 20,
  };
  const profile = deviceProfile(cloudPrint, { signIn: 'device-code' });
  const vault = await openVault({ kind: 'file', folder: data, env: {} });
  await keepTokens(profile, vault, {
    access: new Secret('the token of ada'),
    refresh: undefined,
    until: Date.now() + 3_600_000,
    who: 'ada',
  });
  const folder = agentFolder(join(data, 'agent'));
  await keepDeviceUser(folder, { cloudPrint, signIn: 'device-code', who: 'ada' });
  return home;
}

it.runIf(isRoot)('asks for the sign-in of a user as that user', async () => {
  const homes: Readonly<Record<string, string>> = {
    ada: await signedIn(),
    grace: await temporaryFolder(),
    // What is his he cannot read: that of root.
    mallory: await signedIn(),
  };
  for (const name of ['ada', 'grace']) {
    execFileSync('chown', ['-R', `${nobody.uid}:${nobody.gid}`, homes[name] ?? '']);
  }
  const siteOf = siteOfUsers({
    clock: systemClock,
    machineUser: async (name) => ({ name, ...nobody, home: homes[name] ?? '' }),
    script: agentProgram,
  });
  const site = await siteOf('ada');
  expect(site.url).toBe('https://site.example.com');
  expect((await site.tokens.token(signal)).reveal()).toBe('the token of ada');
  await expect(siteOf('grace')).rejects.toMatchObject({ code: 'device-no-site' });
  await expect(siteOf('mallory')).rejects.toMatchObject({ code: expect.stringMatching(/^file-/) });
});

it.runIf(isRoot)('believes no program of a user that says more than there is to say', async () => {
  const folder = await temporaryFolder();
  const script = join(folder, 'flood.js');
  await writeFile(script, "process.send('x'.repeat(1 << 22)); setInterval(() => {}, 1000);");
  execFileSync('chmod', ['755', folder]);
  const user = { name: 'mallory', ...nobody, home: folder };
  await expect(userSignIn(user, { isRefused: false, script })).rejects.toMatchObject({
    code: 'device-printer-not-asked',
    message: expect.stringContaining('SIGKILL'),
  });
});

it('knows the users of the machine, and nobody else', async () => {
  expect(await machineUser('root')).toEqual({ name: 'root', uid: 0, gid: 0, home: '/root' });
  for (const name of ['--help', '0', 'no-such-user']) {
    await expect(machineUser(name)).rejects.toMatchObject({ code: 'device-printer-no-such-user' });
  }
});
