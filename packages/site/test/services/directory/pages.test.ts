import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import axe from 'axe-core';
import { chromium, type Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { describeWithPeers } from '../../../../../test/peers/describe-with-peers.ts';
import { beginSignIn, signInSite } from './sign-in-site.ts';
import { waitingDevice } from './waiting-device.ts';

/** A browser of the machine, without what it does for itself in the background. */
async function chromiumPage(): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  onTestFinished(async () => browser.close());
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 320, height: 640 },
    reducedMotion: 'reduce',
  });
  return await context.newPage();
}

/** What keeps somebody from using the page as it is shown, in light and in dark. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  await page.evaluate(axe.source);
  // Only the colours are others in the dark.
  const rules = { light: '', dark: `{ runOnly: ['color-contrast'] }` };
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate<Found>(`axe.run(${rules[colorScheme]})`);
    for (const { id, nodes } of violations) {
      faults.push(`${colorScheme}: ${id}: ${nodes.map(({ html }) => html).join(', ')}`);
    }
  }
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  if (width > 320) faults.push(`it is ${width} pixels wide`);
  return faults;
}

interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** A program of this machine that waits for a browser. */
async function loopbackProgram(): Promise<{
  readonly address: string;
  readonly asked: Promise<string>;
}> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => server.close().closeAllConnections());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
  const asked = once(server, 'request').then(([request, response]) => {
    response.end('done');
    return new URL(request.url, address).href;
  });
  return { address, asked };
}

describeWithPeers('browser', 'in a browser', () => {
  test('everybody can use the pages, and they lead back to the program', async () => {
    const [site, page] = await Promise.all([signInSite(), chromiumPage()]);
    Object.assign(site.people.byName.get('ada') ?? {}, { code: '123456', mustChange: true });
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    const program = await loopbackProgram();
    const begun = await beginSignIn(site.directory, {}, program.address);
    await page.goto(begun.address);
    const at = async (title: string): Promise<void> =>
      page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    const focused = async (): Promise<string> =>
      page.evaluate<string>('document.activeElement.outerHTML');
    await at('Sign in');
    expect(await focused()).toContain('id="name"');
    expect(await faultsOf(page)).toEqual([]);

    await page.getByLabel('Name').fill('ada');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button').click();
    await page.getByRole('alert').waitFor();
    expect(await page.title()).toBe('Error: Sign in – Hawser');
    expect(await focused()).toContain('There is a problem');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('Password').fill('correct horse');
    await page.keyboard.press('Enter');
    await at('Enter your code');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('Code').fill('123456');
    await page.keyboard.press('Enter');
    await at('Choose a password of your own');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('Password so far').fill('correct horse');
    await page.getByLabel('New password', { exact: true }).fill('battery staple');
    await page.getByLabel('New password again').fill('battery staple');
    await page.keyboard.press('Enter');
    await at('Connect this device?');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    expect(await begun.finish(await program.asked)).toHaveProperty('access_token');

    const device = await waitingDevice(site.directory);
    await page.goto(device.asked.verification_uri_complete ?? '');
    await at('Connect a device');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button').click();
    await at('Connect this device?');
    expect(await page.locator('.code').innerText()).toBe(device.asked.user_code);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await at('The device is connected');
    expect(await faultsOf(page)).toEqual([]);
    await page.goto(`${site.url}/directory/authorize?client_id=nobody`);
    await at('This did not work');
    expect(await faultsOf(page)).toEqual([]);
    expect(said.filter((text) => /Content Security Policy/i.test(text))).toEqual([]);
  }, 60_000);
});
