import { readdir, writeFile } from 'node:fs/promises';
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
    it('completes commands, parameters, values and paths', async () => {
      const typist = await typistAt(shell);
      await writeFile(join(typist.folder, 'the authority (1).pem'), '');
      const ran = await typist.completes(
        'hawser get-prof',
        'hawser ADD-P',
        'hawser add-profile -TrustA',
        'hawser get-profile -ErrorAction:SIL',
        'hawser get-profile --output=y',
        'hawser get-profile --property "name,url,t',
        "hawser 'get-setting' timeout",
        'hawser add-profile -KeyPath the',
        'hawser add-profile --key-path=the',
      );
      expect(ran.map(({ words }) => words)).toEqual([
        ['get-profile'],
        ['Add-Profile'],
        ['add-profile', '-TrustAnchor'],
        ['get-profile', '-ErrorAction:SilentlyContinue'],
        ['get-profile', '--output=yaml'],
        ['get-profile', '--property', 'name,url,Trust'],
        ['get-setting', 'timeoutSec'],
        ['add-profile', '-KeyPath', 'the authority (1).pem'],
        ['add-profile', '--key-path=the authority (1).pem'],
      ]);
    });

    it('shows what there is to choose from', async () => {
      const typist = await typistAt(shell, ['Office\ton the first floor', 'Lab:2\tin the cellar']);
      const [{ words, shown } = { words: [], shown: '' }] = await typist.completes('hawser x ');
      expect(words).toEqual(['x']);
      expect(shown).toContain('Office');
      expect(shown).toContain(shell === 'bash' ? 'Lab:2' : 'in the cellar');
    });

    it('never runs what others wrote, and hands it over letter by letter', async () => {
      const typist = await typistAt(shell, hostile.map((value) => `${value}\t$(touch pwned)`));
      const lines = hostile.map((value) => `hawser x ${value.startsWith('~') ? '\\~' : value.charAt(0)}`);
      const ran = await typist.completes(...lines);
      expect(ran.map(({ words }) => words)).toEqual(hostile.map((value) => ['x', value]));
      expect(await readdir(typist.folder)).toEqual([]);
    });

    it.each(['"', "'"])('never runs it between %s either', async (quote) => {
      const typist = await typistAt(shell, hostile);
      // What cannot stand between such quotes is not completed: the beginning alone is run then.
      const lines = hostile.map((value) => `hawser x ${quote}${value.charAt(0)}`);
      const ran = await typist.completes(...lines.map((line) => `${line}`));
      for (const [index, { words }] of ran.entries()) expect(words).toEqual(['x', hostile[index]]);
      expect(await readdir(typist.folder)).toEqual([]);
    });
  });
});
