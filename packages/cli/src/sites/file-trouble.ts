import { access, constants } from 'node:fs/promises';
import { systemClock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { codeOf, troubleOf } from '@hawser/core/files/file-errors';
import { siteSettingErrors } from '@hawser/core/site/site-setting-errors';
import {
  type GivenSiteSettings,
  type SiteSettingName,
  siteSettings,
} from '@hawser/core/site/site-settings';

/** What is in the way of a file that a setting names. */
export async function fileTrouble(
  name: SiteSettingName,
  value: unknown,
): Promise<HawserError | undefined> {
  // The site makes these where they are not there.
  const isMade = name === 'siteKeyFile' || name === 'logFolder';
  if (siteSettings[name].type !== 'path' || typeof value !== 'string' || isMade) return undefined;
  try {
    await access(value, constants.R_OK);
    return undefined;
  } catch (error) {
    const reason = codeOf(error) === 'ENOENT' ? 'there is no such file' : troubleOf(error).reason;
    const values = { name, path: value, reason };
    return siteSettingErrors('unreadable-file', values, { target: value, cause: error });
  }
}

/** Why a site could not show the certificate that it is given; and which of the two files is to blame. */
export async function certificateTrouble({
  certificateFile: certificatePath,
  certificateKeyFile: keyPath,
  publicUrl,
}: GivenSiteSettings): Promise<{ name: SiteSettingName; error: HawserError } | undefined> {
  if (certificatePath === undefined || keyPath === undefined || publicUrl === undefined)
    return undefined;
  const { readGivenServerCertificate } = await import('@hawser/core/site/given-server-certificate');
  try {
    await readGivenServerCertificate({
      certificatePath,
      keyPath,
      publicUrl: new URL(publicUrl),
      clock: systemClock,
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof HawserError)) throw error;
    const isKey = error.target === keyPath && keyPath !== certificatePath;
    return { name: isKey ? 'certificateKeyFile' : 'certificateFile', error };
  }
}
