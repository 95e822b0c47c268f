import {
  type FoundSetting,
  type ReadSettings,
  writtenSettings,
} from '@hawser/core/site/read-site-settings';
import type { WrittenSettings } from '@hawser/core/site/settings-text';

/** Those that name files of the old machine, which are not on this one. */
const ofOldMachine = [
  'siteKeyFile',
  'certificateFile',
  'certificateKeyFile',
  'directoryTrustAnchorFile',
  'logFolder',
];

/** Where the old site keeps everything, and may go on doing so: two sites on one would harm both. */
const ofOldPlaces = ['database', 'databasePasswordFile', 'blobs', 'blobConnectionFile'];

/** What was chosen for the one that is replaced holds no more for the new one. */
const goesWith: Readonly<Record<string, string>> = {
  listen: 'certificateListen',
  publicUrl: 'certificateUrl',
};

/** Of the settings in a backup, and those given with it, the ones that a restored site has. */
export function keptSettings(read: ReadSettings): WrittenSettings {
  const given = read.found.filter(({ source }) => source === 'flag').map(({ name }) => name);
  const left = new Set([
    ...ofOldMachine,
    ...ofOldPlaces,
    ...given.flatMap((name) => goesWith[name] ?? []),
  ]);
  const isKept = ({ name, source }: FoundSetting): boolean => source === 'flag' || !left.has(name);
  return writtenSettings({ ...read, found: read.found.filter(isKept) }, ['flag', 'file']);
}

/** Where the site of the backup keeps its database and its blobs, if not in its data folder. */
export function oldPlaces({ found }: ReadSettings): readonly string[] {
  const isPlace = ({ name }: FoundSetting): boolean => name === 'database' || name === 'blobs';
  return found.filter((each) => each.source === 'file' && isPlace(each)).map(({ text }) => text);
}
