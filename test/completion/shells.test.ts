import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { shells, typistAt } from './shells.ts';

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
  describe.each(shells)('in %s', (shell) => {
    it('completes what hawser knows', async () => {
      const typist = await typistAt(shell);
      await writeFile(join(typist.folder, 'the authority (1).pem'), '');
      const ran = await typist.types([
        'hawser GET-PROF\t-Err\tsil\t',
        'hawser "add-profile" --key-path=the\t',
      ]);
      expect(ran.map(({ words }) => words)).toEqual([
        ['Get-Profile', '-ErrorAction', 'SilentlyContinue'],
        ['add-profile', '--key-path=the authority (1).pem'],
      ]);
    });

    it('completes behind a colon, an equals sign and a comma', async () => {
      const offered = ['-Name:one two\t', '--name=one:two\t', 'x,one=two\t', 'http://one two\t'];
      const ran = await (
        await typistAt(shell, offered)
      ).types([
        'hawser -Name:\t',
        'hawser -Name:"o\t',
        'hawser --name=\t',
        'hawser --name=one:\t',
        'hawser x,\t',
        'hawser http:\t',
        'hawser >/dev/null 2>/dev/tty x\t',
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
      const files = await typistAt(shell, ['\tfiles\tan']);
      await writeFile(join(files.folder, 'an $(x) "authority".pem'), '');
      const folders = await typistAt(shell, ['\tfolders\tan']);
      await writeFile(join(folders.folder, 'any file'), '');
      await mkdir(join(folders.folder, 'an $(x) folder'));
      expect(
        (await files.types(['hawser an\t', 'hawser -Path:an\t'])).map(({ words }) => words),
      ).toEqual([['an $(x) "authority".pem'], ['-Path:an $(x) "authority".pem']]);
      expect((await folders.types(['hawser an\t'])).map(({ words }) => words)).toEqual([
        ['an $(x) folder/'],
      ]);
    });

    it('shows what there is to choose from', async () => {
      const typist = await typistAt(shell, ['Office\ton the first floor', 'Lab:2\tin the cellar']);
      const [{ words, shown } = { words: [], shown: '' }] = await typist.types(['hawser x \t']);
      expect(words).toEqual(['x']);
      expect(shown).toContain('Office');
      expect(shown).toContain(shell === 'bash' ? 'Lab:2' : 'in the cellar');
    });

    it('never runs what others wrote, and hands it over letter by letter', async () => {
      const typist = await typistAt(
        shell,
        hostile.map((value) => `${value}\t$(touch pwned)`),
      );
      const lines = ['', '"', "'"].flatMap((quote) =>
        hostile.map((value) => {
          const first = quote === '' && value.startsWith('~') ? '\\~' : value.slice(0, 1);
          // Bash has no way to finish these between quotes, and leaves them as they are typed.
          const stays =
            (shell === 'bash' && quote !== '' && /[!]/.test(value)) ||
            (shell === 'bash' && quote !== '' && value.includes(quote));
          return {
            keys: `hawser x ${quote}${first}\t${stays ? quote : ''}`,
            words: ['x', stays ? first : value],
          };
        }),
      );
      const ran = await typist.types(lines.map(({ keys }) => keys));
      expect(ran.map(({ words }) => words)).toEqual(lines.map(({ words }) => words));
      expect(await readdir(typist.folder)).toEqual([]);
    });
  });
});
