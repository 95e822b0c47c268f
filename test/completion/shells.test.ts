import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { typistAt } from './shells.ts';

// What a hostile site might call its printers: each runs something where a shell would evaluate it.
const hostile = [
  'a$(touch pwned)',
  'b`touch pwned`',
  'c;touch pwned',
  "d';touch pwned;'",
  'e";touch pwned;"',
  'f && touch pwned',
  'g|touch pwned',
  'h\\$(touch pwned)',
  'i${x:=$(touch pwned)}',
  'j<(touch pwned)>pwned',
  'k!touch {a,b} * ? [x] #~&',
  '~$(touch pwned)',
  'l:m=n,o@p%q^r',
  'ä ö\u{1f600}',
];

describeWithPeers('completion', 'Tab', () => {
  describe.each(['bash', 'zsh', 'fish'] as const)('in %s', (shell) => {
    it('completes what hawser knows', async () => {
      const typist = await typistAt(shell);
      await writeFile(join(typist.folder, 'the authority (1).pem'), '');
      const ran = await typist.types([
        'hawser GET-PROF\t-ErrorAction sil\t',
        'hawser "add-profile" --key-path=the\t',
      ]);
      expect(ran.map(({ words }) => words)).toEqual([
        ['Get-Profile', '-ErrorAction', 'SilentlyContinue'],
        ['add-profile', '--key-path=the authority (1).pem'],
      ]);
    });

    it('completes behind a colon, an equals sign and a comma', async () => {
      const offers = ['-Name:one two\t', '--name=one:two\t', 'x,one=two\t', 'http://one two\t'];
      const typist = await typistAt(shell, { name: 'hawser-agent', offers });
      const ran = await typist.types([
        'hawser-agent -Name:\t',
        'hawser-agent -Name:"o\t',
        'hawser-agent --name=\t',
        'hawser-agent --name=one:\t',
        'hawser-agent x,\t',
        'hawser-agent http:\t',
        'hawser-agent 2>/dev/null x\t',
      ]);
      expect(ran.map(({ words }) => words)).toEqual([
        ['-Name:one two'],
        ['-Name:one two'],
        ['--name=one:two'],
        ['--name=one:two'],
        ['x,one=two'],
        ['http://one two'],
        ['x,one=two'],
      ]);
    });

    it('completes a path where one is wanted, or only a folder', async () => {
      const files = await typistAt(shell, { offers: ['\tfiles\tan'] });
      await writeFile(join(files.folder, 'an $(touch pwned) "authority".pem'), '');
      const folders = await typistAt(shell, { offers: ['\tfolders\tan'] });
      await writeFile(join(folders.folder, 'any file'), '');
      await mkdir(join(folders.folder, 'an $(x) folder'));
      const ran = [
        ...(await files.types(['hawser an\t', 'hawser -Path:an\t'])),
        ...(await folders.types(['hawser an\t'])),
      ];
      // Zsh takes a slash that ends a line away again.
      expect(ran.map(({ words }) => words.map((word) => word.replace(/\/$/, '')))).toEqual([
        ['an $(touch pwned) "authority".pem'],
        ['-Path:an $(touch pwned) "authority".pem'],
        ['an $(x) folder'],
      ]);
      expect(await readdir(files.folder)).toHaveLength(1);
    });

    it('shows what there is to choose from, and takes back nothing that is typed', async () => {
      const offers = ['Office\ton the first floor', 'office-2\tin the cellar', 'Lab\t'];
      const typist = await typistAt(shell, { offers });
      const [listed, longer] = await typist.types(['hawser \t', 'hawser OFF\t']);
      expect(listed?.shown).toContain('Lab');
      expect(listed?.shown).toContain(shell === 'bash' ? 'office-2' : 'in the cellar');
      expect(longer?.words.join().toLowerCase()).toMatch(/^off(?:ice)?$/);
    });

    it('never runs what others wrote, and hands it over letter by letter', async () => {
      const offers = hostile.map((value) => `${value}\t$(touch pwned)`);
      const typist = await typistAt(shell, { offers });
      const lines = ['', '"', "'"].flatMap((quote) =>
        hostile.map((value) => {
          const typed = quote === '' && value.startsWith('~') ? '\\~' : value.slice(0, 1);
          // Bash has no way to finish these between quotes, and leaves them as they are.
          const stays = shell === 'bash' && quote !== '' && /!/.test(value.replaceAll(quote, '!'));
          return stays
            ? { keys: `hawser x ${quote}${typed}\t${quote}`, words: ['x', typed] }
            : { keys: `hawser x ${quote}${typed}\t`, words: ['x', value] };
        }),
      );
      const ran = await typist.types(lines.map(({ keys }) => keys));
      expect(ran.map(({ words }) => words)).toEqual(lines.map(({ words }) => words));
      expect(await readdir(typist.folder)).toEqual([]);
    });
  });

  it('works in a zsh that was not set up for completion', async () => {
    const typist = await typistAt('bare zsh', { offers: ['Office\ton the first floor'] });
    const [ran] = await typist.types(['hawser of\t']);
    expect(ran?.words).toEqual(['Office']);
  });
});
