import { describe, expect, it } from 'vitest';
import { promptWith, shown, typeKeys } from './type-keys.ts';

describe('a line is edited as in emacs:', () => {
  it.each([
    ['get-¦x', ['a'], 'get-a¦x'],
    ['ab¦', ['C-a', '1'], '1¦ab'],
    ['¦ab', ['C-e', '1'], 'ab1¦'],
    ['a¦b', ['home'], '¦ab'],
    ['a¦b', ['end'], 'ab¦'],
    ['ab¦cd', ['C-k'], 'ab¦'],
    ['ab¦cd', ['C-u'], '¦cd'],
    ['get-x one two¦', ['C-w'], 'get-x one ¦'],
    ['get-x one two¦', ['C-w', 'C-w', 'C-a', 'C-y'], 'one two¦get-x '],
    ['get-x -Name¦', ['M-backspace'], 'get-x -¦'],
    ['¦get-x one', ['M-d'], '¦-x one'],
    ['get-x one¦', ['M-b', 'M-b'], 'get-¦x one'],
    ['¦get-x one', ['M-f', 'C-right'], 'get-x¦ one'],
    ['get-x one¦', ['C-left'], 'get-x ¦one'],
    ['ab¦c', ['delete'], 'ab¦'],
    ['ab¦c', ['C-d'], 'ab¦'],
    ['ab¦c', ['backspace'], 'a¦c'],
    ['ab¦c', ['left', 'left', 'left', 'left'], '¦abc'],
    ['ab¦', ['C-t'], 'ba¦'],
    ['a¦bc', ['C-t'], 'ba¦c'],
    // What a word processor would count as one is one.
    ['e\u0301¦', ['backspace'], '¦'],
    ['a👩‍👩‍👧b¦', ['left', 'left'], 'a¦👩‍👩‍👧b'],
    ['🇳🇱¦', ['backspace'], '¦'],
    ['日本¦', ['left'], '日¦本'],
    // The key for Enter that never runs.
    ['1¦', ['enter', '2'], '1\n2¦'],
    ['1¦', ['M-return', '2'], '1\n2¦'],
    // Undoing goes by words.
    ['¦', ['one two', 'C-_'], 'one¦'],
    ['¦', ['one two', 'C-_', 'C-_'], '¦'],
    ['ab cd¦', ['C-w', 'C-_'], 'ab cd¦'],
    ['¦', ['C-_'], '¦'],
  ] as const)('%j %j', (before, keys, after) => {
    expect(shown(typeKeys(promptWith(before), ...keys).state)).toBe(after);
  });
});

describe('a paste is put in as it is:', () => {
  it.each([
    ['a\r\nb\rc\n', 'a\nb\nc\n¦'],
    ['\u001b[31mred\u0007', '\u001b[31mred\u0007¦'],
    ['get-x\nremove-x\n', 'get-x\nremove-x\n¦'],
  ])('%j', (text, after) => {
    const { state, effect } = typeKeys(promptWith(''), `paste:${text}`);
    expect(shown(state)).toBe(after);
    expect(effect).toBeUndefined();
  });
});

describe('Enter', () => {
  it.each([
    ['get-x¦', 'run'],
    ['1 | % {¦', undefined],
    ["'open¦", undefined],
    ['get-x ¦', 'run'],
    ['1 |¦', undefined],
    ['1 +¦', undefined],
    ['foreach ($i in 1..3) {\n  $i\n}¦', 'run'],
    // However it goes on it stays wrong, and is told.
    ['1 )¦', 'run'],
    ['while ($true) {¦', 'run'],
  ])('at %j: %s', (text, expected) => {
    const { state, effect } = typeKeys(promptWith(text.slice(0, -1)), 'return');
    expect(effect).toBe(expected);
    expect(state.editing.text.endsWith('\n')).toBe(expected === undefined);
  });
});

it('up and down go within the text, and then through the lines before', () => {
  const history = ['first', 'one\ntwo', 'last'];
  const up = (times: number): string =>
    shown(typeKeys(promptWith('dra', history), ...Array<string>(times).fill('up')).state);
  expect([1, 2, 3, 4, 5].map(up)).toEqual(['last¦', 'one\ntwo¦', 'one¦\ntwo', 'first¦', 'first¦']);
  const back = typeKeys(promptWith('dra', history), 'up', 'up', 'down', 'down');
  expect(shown(back.state)).toBe('dra¦');
  expect(shown(typeKeys(promptWith('abc\nd\nefg¦'), 'up', 'up').state)).toBe('abc¦\nd\nefg');
  expect(shown(typeKeys(promptWith('日本\nabcd¦'), 'up').state)).toBe('日本¦\nabcd');
});

it('what was changed of a line before is not lost by Ctrl-_', () => {
  const { state } = typeKeys(promptWith('dra', ['last']), 'up', 'x', 'C-_', 'C-_');
  expect(shown(state)).toBe('dra¦');
});

describe('the lines before are searched', () => {
  const history = ['get-cloud-printer', 'get-print-job', 'remove-profile x', 'get-cloud-printer a'];
  it.each([
    [['C-r', 'printer'], 'get-cloud-¦printer a'],
    [['C-r', 'printer', 'C-r'], 'get-cloud-¦printer'],
    [['C-r', 'printer', 'C-r', 'C-r'], 'get-cloud-¦printer'],
    [['C-r', 'printer', 'C-r', 'C-s'], 'get-cloud-¦printer a'],
    [['C-r', 'PROFI', 'escape'], 'remove-¦profile x'],
    [['C-r', 'profi', 'end'], 'remove-profile x¦'],
    [['C-r', 'profi', 'C-g'], 'dra¦'],
    [['C-r', 'profi', 'C-c'], 'dra¦'],
    [['C-r', 'prox', 'backspace', 'f'], 'remove-¦profile x'],
    [['C-r', 'pro👩‍👩‍👧', 'backspace', 'f'], 'remove-¦profile x'],
  ] as const)('%j', (keys, after) => {
    expect(shown(typeKeys(promptWith('dra', history), ...keys).state)).toBe(after);
  });

  it('and Enter runs what is found', () => {
    const { state, effect } = typeKeys(promptWith('', history), 'C-r', 'job', 'return');
    expect([state.editing.text, effect]).toEqual(['get-print-job', 'run']);
  });
});

describe('how a line before went on is suggested', () => {
  const history = ['get-cloud-printer -Name a', 'get-cloud-printer b'];
  it.each([
    [['get-c', 'right'], 'get-cloud-printer b¦'],
    [['get-c', 'end'], 'get-cloud-printer b¦'],
    [['get-cloud-printer -', 'C-e'], 'get-cloud-printer -Name a¦'],
    [['get-cloud-printer -', 'M-f'], 'get-cloud-printer -Name ¦'],
    [['get-c', 'left', 'right'], 'get-c¦'],
    [['right'], '¦'],
  ] as const)('%j', (keys, after) => {
    expect(shown(typeKeys(promptWith('', history), ...keys).state)).toBe(after);
  });
});

describe('a key can want more than the text:', () => {
  it.each([
    ['', 'C-d', 'leave'],
    ['x', 'C-d', undefined],
    ['x', 'C-c', 'cancel'],
    ['x', 'C-l', 'clear'],
    ['x', 'C-z', 'suspend'],
    ['x', 'tab', 'complete'],
    ['x', 'f1', 'help'],
    ['', '?', 'help'],
    ['x', '?', undefined],
    ['', 'up', 'ring'],
  ])('%j %s: %s', (text, key, effect) => {
    expect(typeKeys(promptWith(text), key).effect).toBe(effect);
  });
});

it('an endless text is not taken', () => {
  const { state, effect } = typeKeys(promptWith('x'), `paste:${'y'.repeat(2 ** 20)}`);
  expect([state.editing.text, effect]).toEqual(['x', 'ring']);
});

it('what is not suggested is not taken', () => {
  const state = { ...promptWith('get¦', ['get-x one']), suggests: false };
  for (const key of ['right', 'end', 'C-e', 'C-f', 'M-f', 'C-right'])
    expect(shown(typeKeys(state, key).state)).toBe('get¦');
});
