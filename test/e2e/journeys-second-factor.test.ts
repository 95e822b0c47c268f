import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Browser } from '../../packages/site/test/services/directory/browser.ts';
import { auditTrail } from '../journeys/audit-trail.ts';
import { Machine } from '../journeys/machine.ts';
import { otherDirectory } from '../journeys/other-directory.ts';
import { chosen, ownDirectory } from '../journeys/own-directory.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { codeOf, nextCodeOf } from '../sign-in/authenticator.ts';
import { recordingBrowser } from '../sign-in/recording-browser.ts';
import { openTerminal } from '../terminal/terminal.ts';

const need = ['set-site-access-rule', 'Site.Admin', '-MultiFactor', 'required'];
const refusal = 'hawser connect-site localhost -MultiFactor';

/** Has somebody set his own authenticator up; gives its secret. */
async function setUpAuthenticator(machine: Machine): Promise<string> {
  const at = (name: string): string => join(machine.home, name);
  await writeFile(at('password.txt'), chosen);
  const own = ['enable-site-user-totp', '-PasswordFile', at('password.txt')];
  await machine.shown(...own, '-SecretPath', at('totp.txt'));
  const [secret = ''] = (await readFile(at('totp.txt'), 'utf8')).split('\n');
  await writeFile(at('code.txt'), codeOf(secret));
  await machine.shown(...own, '-CodeFile', at('code.txt'), '-SecretPath', at('codes.txt'));
  return secret;
}

it('an administrator of whom a second factor is wanted sets one up, and signs in with it', async () => {
  const { site, trusted, fillIn } = await ownDirectory();
  const ada = await Machine.reaching(site.running.url, trusted);
  expect(await ada.signInByCode(fillIn('ada'))).toMatchObject({ multiFactor: false });
  await ada.shown('get-site');
  await Machine.ofSite(site).shown(...need);
  expect(await ada.refused('get-site')).toContain(refusal);

  // That much is still his, and ends the sign-in without it.
  const secret = await setUpAuthenticator(ada);
  expect(await ada.refused('get-site')).toContain('has ended');
  const withCode = async (browser: Browser): Promise<string> => {
    await browser.submit({ name: 'ada', password: chosen });
    // The code of now was for setting it up.
    await browser.submit({ code: nextCodeOf(secret) });
    return await browser.submit({}, 'Connect');
  };
  expect(await ada.signInByBrowser(withCode)).toMatchObject({ multiFactor: true });
  await ada.shown('get-site');
  const told = ['ada getSite access-step-up', 'ada submitSignIn done'];
  expect(await auditTrail(site)).toEqual(expect.arrayContaining(told));
});

describeWithPeers('terminal', 'on a terminal', () => {
  it('an administrator of another organisation gives it when he is asked, and goes on', async () => {
    const { site, trusted, fillIn, connecting } = await otherDirectory();
    const ada = await Machine.reaching(site.running.url, trusted);
    await ada.signInByBrowser(fillIn('ada'), ...connecting);
    await Machine.ofSite(site).shown(...need);
    expect(await ada.refused('get-site')).toContain(refusal);

    const { program, opened } = await recordingBrowser();
    const terminal = await openTerminal(ada.home, { columns: 200 });
    await terminal.type(`HAWSER_BROWSER='${program}' hawser get-site; echo "exit $?"`);
    await terminal.press('Enter');
    const browser = new Browser(trusted);
    await browser.open(await opened());
    const proof = { name: 'ada', password: 'what only ada knows', code: '123456' };
    await fetch(await browser.submit(proof));
    await terminal.shows('exit 0');
    expect(await ada.shown('get-site-caller')).toMatchObject([{ name: 'ada', multiFactor: true }]);
    expect(await auditTrail(site)).toContain('ada getSite access-step-up');
  });
});
