import { flawless } from '@hawser/core/site/read-site-settings';
import { folderFor, type GivenFolder } from './site-parameters.ts';
import { givenSettings } from './given-settings.ts';

/** Where the site of a data folder keeps its logs. */
export async function logFolderOf(
  given: GivenFolder & { readonly settingsFile?: string | undefined },
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const folder = folderFor(given, env);
  const read = await givenSettings({ settingsFile: given.settingsFile }, env, folder);
  return flawless(read).logFolder ?? folder.logs;
}
