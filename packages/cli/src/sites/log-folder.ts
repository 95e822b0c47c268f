import { flaws } from '@hawser/core/site/read-site-settings';
import { folderFor, type GivenFolder } from './site-parameters.ts';
import { givenSettings } from './given-settings.ts';

/** Where the site of a data folder keeps its logs; what is wrong with its other settings is told. */
export async function logFolderOf(
  given: GivenFolder & { readonly settingsFile?: string | undefined },
  env: Readonly<Record<string, string | undefined>>,
  warn: (message: string) => void = () => undefined,
): Promise<string> {
  const folder = folderFor(given, env);
  const read = await givenSettings({ settingsFile: given.settingsFile }, env, folder);
  const wrong = read.found.find(({ name }) => name === 'logFolder')?.error;
  if (wrong !== undefined) throw wrong;
  for (const { message, hint } of flaws(read)) warn(`${message} ${hint}`);
  return read.settings.logFolder ?? folder.logs;
}
