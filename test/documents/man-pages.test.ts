import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../hawser.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { checkout } from '../workspace/sources.ts';

describeWithPeers('man pages', 'the man pages', () => {
  it('are written as mandoc wants them', async () => {
    const folder = join(checkout, 'docs/man');
    const pages = await readdir(folder);
    expect(pages).toContain('hawser-add-profile.1');
    expect(await complaints(pages.map((page) => join(folder, page)))).toEqual([]);
  });

  it('would not pass with a mistake', async () => {
    const page = join(await temporaryFolder(), 'broken.1');
    await writeFile(page, '.TH BROKEN 1 ""\n.SH NAME\nbroken \\- not whole\n.TQP\n');
    expect(await complaints([page])).toEqual([expect.stringContaining('unknown macro')]);
  });

  it('show what is typed as it is typed', async () => {
    const text = await shown('hawser-add-profile.1');
    expect(text).toContain(
      'hawser add-profile nightly https://localhost:8443 -SignIn client-secret -ClientId runbook -ClientSecretEnv RUNBOOK_SECRET\n',
    );
    expect(text).toContain("the site's certificate");
  });
});

/** What mandoc warns of, but for the date: a page has none, or it would change with every release. */
async function complaints(pages: readonly string[]): Promise<readonly string[]> {
  const { output } = await mandoc('-T', 'lint', '-W', 'warning', ...pages);
  return output.split('\n').filter((line) => line !== '' && !line.includes('missing date'));
}

async function shown(page: string): Promise<string> {
  const { output } = await mandoc(
    '-T',
    'ascii',
    '-O',
    'width=200',
    join(checkout, 'docs/man', page),
  );
  // Bold letters are struck twice on a terminal of paper.
  return output.replaceAll(new RegExp('.\b', 'g'), '');
}

async function mandoc(...words: readonly string[]): Promise<{ output: string }> {
  return await new Promise((resolve) => {
    // Its exit code says that there was something to say, and that is in the output.
    execFile('mandoc', words, (_, stdout, stderr) => resolve({ output: stdout + stderr }));
  });
}
