import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { saveText } from '@hawser/core/files/save-text';
import type { DemoFolder } from './demo-folder.ts';
import type { DemoProcesses } from './demo-processes.ts';
import { PageReader } from './page-reader.ts';

/**
 * Has the site know somebody, and signs her in at her device: the code that it shows is entered as in a
 * browser. Nobody is to learn her passwords; they go with the demo.
 */
export async function signInAtDevice(
  processes: DemoProcesses,
  folder: DemoFolder,
  { name, displayName, site }: { name: string; displayName: string; site: string },
): Promise<void> {
  const [password, next] = [password18(), password18()];
  const passwordFile = join(folder.site, 'first-password');
  const authorityFile = join(folder.device, 'authority.crt');
  await saveText(passwordFile, `${password}\n`);
  const person = [`--display-name=${displayName}`, `--password-file=${passwordFile}`];
  await Promise.all([
    processes.run('site', ['new-site-user', name, ...person]),
    processes.run('site', ['export-site-authority', authorityFile]),
  ]);
  await processes.run('site', ['grant-site-role', 'Printers.Use', name]);
  const pages = new PageReader(site, await readFile(authorityFile, 'utf8'));
  let entered: Promise<void> | undefined;
  const words = [site, `--trust-anchor=${authorityFile}`, '--sign-in=device-code'];
  await processes.run('device', ['connect-agent-user', ...words], (line) => {
    const [, address] = /\b(https:[^\s"]*\?user_code=[^\s"]*)/.exec(line) ?? [];
    if (address === undefined) return;
    const fields = { name, password, old: password, next, again: next };
    entered = pages.until('The device is connected', address, fields);
    // It is told below, or by the command, which then waits in vain.
    entered.catch(() => undefined);
  });
  await entered;
}

function password18(): string {
  return randomBytes(18).toString('base64url');
}
