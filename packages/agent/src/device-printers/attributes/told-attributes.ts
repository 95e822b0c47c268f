import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '@hawser/core/files/file-errors';
import { makeFolder } from '@hawser/core/files/make-folder';
import { replaceText } from '@hawser/core/files/replace-text';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { IppClient } from '@hawser/core/ipp/client/ipp-client';
import { groupsOf } from '@hawser/core/ipp/message';
import type { DevicePrintersFolder } from '../device-printers-folder.ts';
import { groupFrom, keptGroup } from './kept-group.ts';

type Place = Pick<DevicePrintersFolder, 'told'>;

/** What the site says of a printer; it is long, so that the longest part has to be asked for by its name. */
export async function askPrinter(client: IppClient, signal: AbortSignal): Promise<Attributes> {
  const attributes = { 'requested-attributes': ['all', 'media-col-database'] };
  const { message } = await client.send(
    'Get-Printer-Attributes',
    [{ tag: 'operation', attributes }],
    { signal },
  );
  const [told] = groupsOf(message, 'printer');
  if (told === undefined) throw new Error('the site has told nothing of the printer');
  return told;
}

/** What the site said of it last; undefined where it never has. */
export async function readTold(folder: Place, id: string): Promise<Attributes | undefined> {
  try {
    return groupFrom(await readFile(pathOf(folder, id), 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || !(error instanceof Error && 'code' in error))
      return undefined;
    throw error;
  }
}

/** Only for who holds the folder. */
export async function keepTold(folder: Place, id: string, told: Attributes): Promise<void> {
  const path = pathOf(folder, id);
  await makeFolder(dirname(path), 0o700);
  await replaceText(path, keptGroup(told));
}

function pathOf({ told }: Place, id: string): string {
  return join(told, `${id}.ipp`);
}
