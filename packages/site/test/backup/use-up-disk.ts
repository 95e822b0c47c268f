// In a small file system of its own: makes and restores backups while it is full, and while it can
// only be read, and tells what came of it.
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemClock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { saveFile } from '@hawser/core/files/save-file';
import { openFileBlobs } from '../../src/blobs/file-blobs.ts';
import { content } from '../blobs/contents.ts';

const [, , disk = '', path = '', folder = ''] = process.argv;

async function trouble(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (error) {
    if (!(error instanceof HawserError)) throw error;
    return `${error.code}: ${error.message.split(': ')[1]}`;
  }
}

const blobs = await openFileBlobs({ folder });
const database = pathToFileURL(join(disk, 'site.db')).href;
const save = async (): Promise<string> =>
  trouble(saveFile(join(disk, 'site.backup'), content(8_000_000)));
const restore = async (): Promise<string> =>
  trouble(restoreBackup({ path, database, blobs, clock: systemClock }));

const savedWhileFull = await save();
const left = readdirSync(disk);
const filler = join(disk, 'filler');
writeFileSync(filler, new Uint8Array(3_600_000));
const restoredWhileFull = await restore();
rmSync(filler);
execFileSync('mount', ['-o', 'remount,ro', disk]);
const savedWhileReadOnly = await save();
const restoredWhileReadOnly = await restore();
execFileSync('mount', ['-o', 'remount,rw', disk]);
const restored = await restore();
process.stdout.write(
  JSON.stringify({
    savedWhileFull,
    left,
    restoredWhileFull,
    savedWhileReadOnly,
    restoredWhileReadOnly,
    restored,
  }),
);
