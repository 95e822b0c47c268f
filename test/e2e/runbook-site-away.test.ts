import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { runbookSite } from './runbook-site.ts';
import { type SiteLine, siteLine } from './site-line.ts';

const program = `publish-cloud-printer Attic -Location 'building=Dom' | out-null
unpublish-cloud-printer Attic -Confirm:$false
'it is gone'
`;

test('a change that the site has made before it was away is not missed when the runbook goes on', async () => {
  const keys = new Set<string>();
  let line: SiteLine | undefined;
  const { home, changes } = await runbookSite(
    async (key) => {
      if (keys.has(key)) return;
      keys.add(key);
      if (keys.size === 2) line?.cut();
    },
    async (url) => {
      line = await siteLine(url);
      return line.url;
    },
  );
  const folder = await temporaryFolder();
  const book = join(folder, 'attic.hw');
  await writeFile(book, program);
  const words = ['invoke-runbook', book, '-Checkpoint', join(folder, 'attic.checkpoint')];
  expect(await hawserHere(words, { home })).toMatchObject({ code: 6, stdout: '' });
  expect(await hawserHere(words, { home })).toMatchObject({ code: 6, stdout: '' });
  line?.mend();
  const { code, stdout, stderr } = await hawserHere(words, { home });
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'it is gone\n' });
  expect(stderr).toContain('It goes on at line 2');
  expect(await changes()).toHaveLength(2);
});
