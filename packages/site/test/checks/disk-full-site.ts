// Runs a whole site on a small disk of its own while that fills up and has room again, and tells what
// it answered. Started in a mount namespace of its own.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { askSite, type SiteAnswer } from '@hawser/core/api/site-request';
import { newSiteOfFolder } from '../site-of-folder.ts';

const [, , folder = ''] = process.argv;
const disk = join(folder, 'disk');
await mkdir(disk);
execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m,mode=700', 'none', disk]);

const { site, address: admin } = await newSiteOfFolder(disk);

async function write(): Promise<SiteAnswer> {
  return await askSite(admin, {
    method: 'POST',
    path: '/admin/v1/site/checks/database',
    signal: AbortSignal.timeout(15_000),
  });
}

const filler = join(disk, 'filler');
const before = (await write()).status;
fill();
// What the write-ahead log has room for already is still kept.
let full = await write();
for (let n = 0; n < 500 && wentWell(full); n += 1) {
  fill();
  full = await write();
}
const health = await askSite(admin, { path: '/healthz', signal: AbortSignal.timeout(15_000) });
rmSync(filler);
const after = await write();
await site.stop();
process.stdout.write(
  JSON.stringify({
    before,
    full: { status: full.status, text: full.text },
    health: health.status,
    after: { status: after.status, text: after.text },
  }),
);

function wentWell({ status, text }: SiteAnswer): boolean {
  return status === 200 && text.includes('"passed"');
}

/** Leaves no byte on the disk. */
function fill(): void {
  for (let size = 2 ** 20; size >= 512;) {
    try {
      writeFileSync(filler, new Uint8Array(size), { flag: 'a' });
    } catch {
      size /= 2;
    }
  }
}
