import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Key } from '../../../packages/cli/src/shell/prompt/editor/key.ts';
import { Terminal } from '../../../packages/cli/src/shell/prompt/terminal.ts';

const paste = { start: '\u001b[200~', end: '\u001b[201~' };

interface Sitting {
  readonly terminal: Terminal;
  readonly keys: PassThrough;
  readonly screen: Writable;
  /** What was pressed, in few letters; of a paste all of it. */
  readonly got: readonly string[];
  /** Until so many keys have come. */
  has(count: number): Promise<void>;
}

function sitAt(takes: (key: Key) => boolean = () => true): Sitting {
  const keys = new PassThrough();
  const screen = new Writable({ write: (_, __, done) => done() });
  const got: string[] = [];
  const terminal = new Terminal(keys, screen);
  const watching = terminal.watch({
    key(key) {
      if (!takes(key)) return false;
      const { name, text } = key;
      got.push(name === 'paste' ? `paste ${text}` : name);
      return true;
    },
    changed: (how) => void got.push(how),
    gone: () => void got.push('gone'),
  });
  onTestFinished(() => watching[Symbol.dispose]());
  const has = async (count: number): Promise<void> => {
    while (got.length < count) await new Promise(setImmediate);
  };
  return { terminal, keys, screen, got, has };
}

describe('what is hidden in a paste behind an end of its own is no key,', () => {
  it('in the same piece', async () => {
    const { keys, got, has } = sitAt();
    keys.write(`${paste.start}one${paste.end}\rexit\r${paste.end}`);
    await has(2);
    keys.write('a');
    await has(3);
    expect(got).toEqual(['paste one', 'paste \rexit\r', 'a']);
  });

  it('nor in pieces that come after it without a pause', async () => {
    const { keys, got, has } = sitAt();
    const long = '#'.repeat(5000);
    keys.write(`${paste.start}one${paste.end}${long}`);
    keys.write('\rexit\r');
    keys.write(paste.end);
    await has(2);
    expect(got).toEqual(['paste one', `paste ${long}\rexit\r`]);
  });

  it('nor where the end that is none ends a piece, and no other one comes', async () => {
    const { keys, got, has } = sitAt();
    const long = '#'.repeat(5000);
    keys.write(`${paste.start}${long}${paste.end}`);
    keys.write('\rexit\r');
    await has(2);
    expect(got).toEqual([`paste ${long}`, 'paste \rexit\r']);
    keys.write('\r');
    await has(3);
    expect(got[2]).toBe('return');
  });
});

it('a key right after a paste is one', async () => {
  const { keys, got, has } = sitAt();
  keys.write(`${paste.start}one${paste.end}`);
  await has(1);
  keys.write('\r');
  await has(2);
  expect(got).toEqual(['paste one', 'return']);
});

it('goes on at once where nobody could wake it', async () => {
  const { terminal, keys, got, has } = sitAt();
  terminal.sleep(() => {});
  await has(1);
  keys.write('a');
  await has(2);
  expect(got).toEqual(['continued', 'a']);
});

it('is drawn once where somebody has woken it', async () => {
  const { terminal, keys, got, has } = sitAt();
  terminal.sleep(() => void setImmediate(() => process.emit('SIGCONT')));
  await has(1);
  keys.write('a');
  await has(2);
  expect(got).toEqual(['continued', 'a']);
});

describe('nobody sits there any more', () => {
  it('where the keys end', async () => {
    const { keys, got, has } = sitAt();
    keys.end();
    await has(1);
    expect(got).toEqual(['gone']);
  });

  it('where nothing can be written, and nothing more is', async () => {
    const { terminal, screen, got, has } = sitAt();
    screen.destroy(new Error('write EIO'));
    await has(1);
    terminal.write('more');
    expect(got).toEqual(['gone']);
  });
});

it('a paste that is too long comes longer than a line may be, and not cut to one', async () => {
  const { keys, got, has } = sitAt();
  keys.write(`${paste.start}${'y'.repeat(2 ** 21)}${paste.end}`);
  await has(1);
  expect(got[0]?.length).toBeGreaterThan(2 ** 20 + 'paste '.length);
});

describe('while something is looked for', () => {
  it.each([
    ['Ctrl-C takes along what was typed', '\u0003', ['c']],
    ['Ctrl-G leaves it', '\u0007', ['g', 'x', 'y']],
  ])('%s', async (_, key, expected) => {
    let isLooking = true;
    const { keys, got, has } = sitAt(({ ctrl }) => {
      if (ctrl) isLooking = false;
      return !isLooking;
    });
    keys.write('xy');
    keys.write(key);
    await has(expected.length);
    expect(got).toEqual(expected);
  });
});
