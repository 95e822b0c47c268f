import { describe, expect, it } from 'vitest';
import { helpShown } from '../../../packages/cli/src/shell/prompt/editor/help-pane.ts';
import { offered } from '../../../packages/cli/src/shell/prompt/editor/menu.ts';
import { menuPicture } from '../../../packages/cli/src/shell/prompt/screen/menu-lines.ts';
import type { PromptState } from '../../../packages/cli/src/shell/prompt/editor/prompt-state.ts';
import { promptWith, shown, typeKeys } from './type-keys.ts';

function offeredAt(text: string, from: number, ...texts: string[]): PromptState {
  const state = promptWith(text);
  const completions = texts.map((each) => ({
    text: each,
    label: each,
    says: '',
    follows: ' ' as const,
  }));
  return offered(state, { from, to: state.editing.cursor, completions }).state;
}

describe('what can be put in', () => {
  it.each([
    ['only one, and a blank', ['get-x'], [], 'get-x ¦'],
    ['what all begin with', ['get-xa', 'Get-XB'], [], 'get-x¦'],
    ['nothing yet, where it is not the same', ['get-x', 'set-x'], [], 'ge¦'],
    ['the first', ['get-x', 'ge'], ['tab'], 'get-x¦'],
    ['the second', ['get-x', 'ge'], ['tab', 'tab'], 'ge¦'],
    ['the first again', ['get-x', 'ge'], ['tab', 'tab', 'tab'], 'get-x¦'],
    ['the last', ['get-x', 'ge'], ['S-tab'], 'ge¦'],
    ['below', ['a', 'b', 'c', 'd'], ['tab', 'down'], 'c¦'],
    ['beside', ['a', 'b', 'c', 'd'], ['tab', 'right'], 'b¦'],
    ['above the first, which is the last', ['a', 'b', 'c', 'd'], ['tab', 'up'], 'd¦'],
    ['taken by Enter, and not run', ['get-x', 'ge'], ['tab', 'return'], 'get-x ¦'],
    ['taken by typing on', ['get-x', 'ge'], ['tab', '1'], 'get-x1¦'],
    ['none of them', ['get-x', 'ge'], ['tab', 'escape'], 'ge¦'],
    ['none of them', ['get-x', 'ge'], ['tab', 'C-c'], 'ge¦'],
    ['none of them, and on at once', ['get-x', 'set-x'], ['tab', 'M-C-u'], '¦'],
  ] as const)('%s: %j %j', (_, texts, keys, after) => {
    const { state, effect } = typeKeys(offeredAt('ge', 0, ...texts), ...keys);
    expect(shown(state)).toBe(after);
    expect(effect).toBeUndefined();
  });

  it('so many that nobody goes through them all: the first', () => {
    const completions = Array.from({ length: 200_000 }, (_, index) => ({
      text: `$v${index}`,
      label: `$v${index}`,
      says: 'a variable',
      follows: '' as const,
    }));
    const { state } = offered(promptWith('$v'), { from: 0, to: 2, completions });
    const last = typeKeys(state, 'S-tab').state;
    expect(shown(last)).toBe('$v999¦');
    const lines = last.menu === undefined ? [] : menuPicture(last.menu, 5, 80);
    const foot = lines.at(-1)?.map(({ text }) => text);
    expect(foot?.join('')).toBe('100 % the first 1000 of 200000 a variable');
  });

  it('nothing rings', () => {
    expect(offered(promptWith('x'), { from: 0, to: 1, completions: [] }).effect).toBe('ring');
  });
});

describe('help', () => {
  const lines = Array.from({ length: 12 }, (_, index) => `line ${index}`);
  const state = helpShown(promptWith('get-x '), lines.join('\n'), 80);
  it.each([
    [['down'], 1],
    [['pagedown'], 4],
    [['pagedown', 'pagedown', 'pagedown'], 7],
    [['pagedown', 'pageup', 'up'], 0],
    [['escape'], undefined],
    [['a'], undefined],
  ] as const)('%j: from %s', (keys, from) => {
    expect(typeKeys(state, ...keys).state.help?.from).toBe(from);
  });

  it('goes on in a next line where it is wider than the window', () => {
    const wide = helpShown(promptWith(''), `one\n${'x'.repeat(25)}\n\n日本語日本語`, 10);
    expect(wide.help?.lines).toEqual([
      'one',
      'x'.repeat(10),
      'x'.repeat(10),
      'x'.repeat(5),
      '',
      '日本語日本',
      '語',
    ]);
  });

  it('goes away with ?, which is written then', () => {
    expect(shown(typeKeys(state, '?').state)).toBe('get-x ?¦');
  });
});
