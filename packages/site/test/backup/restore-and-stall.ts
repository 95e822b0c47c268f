// Restores a backup up to some place in it, tells that it is there, and does nothing more.
import { writeSync } from 'node:fs';
import { systemClock } from '@hawser/core/clock';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { openFileBlobs } from '../../src/blobs/file-blobs.ts';

const [, , path = '', database = '', folder = '', place = ''] = process.argv;
await restoreBackup({
  path,
  database,
  blobs: await openFileBlobs({ folder }),
  clock: systemClock,
  progress({ phase, done }) {
    if (phase !== 'restoring' || done < Number(place)) return;
    writeSync(1, 'there\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});
