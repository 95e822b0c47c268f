import { X509Certificate } from 'node:crypto';
import { commonAuthorities } from '@hawser/core/common-authorities';
import { readGiven } from '@hawser/core/files/read-text';
import { certificateBlocks } from '@hawser/core/pki/pem';
import { siteSettingErrors } from '@hawser/core/site/site-setting-errors';
import type { SitePlan } from '@hawser/core/site/site-plan';
import type { ClaimNames } from './external-caller.ts';
import type { DirectoryReach } from './load-issuer-keys.ts';

/** What the settings say of other directories. */
export interface DirectorySettings {
  readonly external: readonly string[];
  readonly audiences: readonly string[] | undefined;
  readonly claims: ClaimNames;
  readonly reach: DirectoryReach;
}

export async function directorySettings({
  directoryIssuers: external,
  directoryAudiences: audiences,
  directoryRolesClaim: roles,
  directoryGroupsClaim: groups,
  directoryTrustAnchorFile: file,
  proxy,
}: SitePlan): Promise<DirectorySettings> {
  const reach = {
    ...(proxy === undefined ? {} : { proxy }),
    ...(file === undefined ? {} : { trustAnchor: await trustAnchorIn(file) }),
  };
  return { external, audiences, claims: { roles, groups }, reach };
}

/** Besides those of the system: one directory may be in the building, and another one in the cloud. */
async function trustAnchorIn(path: string): Promise<string> {
  const name = 'directoryTrustAnchorFile';
  const refuse = (reason: string, cause?: unknown) =>
    siteSettingErrors('unreadable-file', { name, path, reason }, { target: path, cause });
  const blocks = certificateBlocks(await readGiven(path, 1024 * 1024, refuse));
  if (blocks.length === 0) throw refuse('there is no certificate in it');
  try {
    blocks.forEach((block) => new X509Certificate(block));
  } catch (error) {
    throw refuse('a certificate in it is damaged', error);
  }
  return [...blocks, ...commonAuthorities()].join('\n');
}
