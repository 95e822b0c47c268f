import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { devicePrintersFolder } from '../../src/device-printers/device-printers-folder.ts';
import { installPrinter } from '../../src/device-printers/installed/installed-printers.ts';
import { ownJob } from '../../src/printing/own-job.ts';
import { agentFolder } from '../../src/registration/agent-folder.ts';

const id = '5e6454c6-f0f1-4dc1-ab5b-cb02084aa347';
const uuid = 'urn:uuid:00000001-0000-8000-a6a3-5fb12254b017';

test('a job of this device is found by all names that it is shown by', async () => {
  const root = await mkdtemp(join(tmpdir(), 'hawser-own-job-'));
  onTestFinished(async () => rm(root, { recursive: true }));
  const folder = agentFolder(root);
  const place = devicePrintersFolder(folder);
  await installPrinter(place, { id, name: 'Office', url: 'ipps://localhost/', isDefault: true });
  await mkdir(join(place.spool, id), { recursive: true });
  const record = { id: 2, uuid, name: 'letter.pdf', created: 1, siteJob: 17 };
  await writeFile(join(place.spool, id, '2.json'), JSON.stringify(record), { mode: 0o600 });
  for (const named of ['Office/17', 'office/17', `${id}/17`, uuid, uuid.slice(9)]) {
    expect(await ownJob(folder, named)).toMatchObject({ printer: id, id: 2 });
  }
  // Numbers are those of the site, not those that programs of this device are told.
  expect(await ownJob(folder, 'Office/2')).toBeUndefined();
});
