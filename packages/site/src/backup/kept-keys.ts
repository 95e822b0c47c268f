import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceText } from '@hawser/core/files/replace-text';
import { makeFolder } from '@hawser/core/files/make-folder';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import type { SitePlan } from '@hawser/core/site/site-plan';
import type { KeyFile } from './key-files.ts';

const siteKey = 'site.key';
const certificate = 'certificate.crt';
const certificateKey = 'certificate.key';

/** The keys that a site depends on, and cannot make again. */
export async function keptKeys(plan: SitePlan): Promise<readonly KeyFile[]> {
  const files = [
    [siteKey, plan.siteKeyFile],
    ...(plan.certificate === undefined
      ? []
      : [
          [certificate, plan.certificate.file],
          [certificateKey, plan.certificate.keyFile],
        ]),
  ] as const;
  return await Promise.all(
    files.map(async ([name, path]) => ({ name, bytes: await readFile(path) })),
  );
}

/** Where restored keys go: known names to known places, whatever else a backup may hold. */
export async function restoreKeys(
  keys: readonly KeyFile[],
  folder: SiteFolder,
): Promise<ReadonlyMap<'siteKeyFile' | 'certificateFile' | 'certificateKeyFile', string>> {
  const places = {
    [siteKey]: ['siteKeyFile', folder.key],
    [certificate]: ['certificateFile', join(folder.certificates, 'outside.crt')],
    [certificateKey]: ['certificateKeyFile', join(folder.certificates, 'outside.key')],
  } as const;
  await makeFolder(folder.certificates, 0o700);
  const restored = new Map<'siteKeyFile' | 'certificateFile' | 'certificateKeyFile', string>();
  for (const [name, [setting, path]] of Object.entries(places)) {
    const key = keys.find((each) => each.name === name);
    if (key === undefined) continue;
    await replaceText(path, Buffer.from(key.bytes).toString('utf8'));
    restored.set(setting, path);
  }
  return restored;
}
