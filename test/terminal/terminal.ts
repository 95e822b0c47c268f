import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { hawserProgram } from '../hawser.ts';

const run = promisify(execFile);

/** A real terminal, kept by tmux, with a shell in which `hawser` is known. */
export interface Terminal {
  /** Types text as it stands. */
  type(text: string): Promise<void>;
  /** Presses keys by tmux's names: Enter, C-c, Down. */
  press(...keys: string[]): Promise<void>;
  /** Pastes text as a terminal does: what it begins and ends with is told beside it. */
  paste(text: string): Promise<void>;
  resize(columns: number, rows: number): Promise<void>;
  /** What is on the screen. */
  screen(): Promise<string>;
  /** The screen, as soon as it shows this. */
  shows(expected: RegExp | string): Promise<string>;
}

const patience = 15_000;
let opened = 0;

export async function openTerminal(
  home: string,
  { columns = 80, rows = 24 } = {},
): Promise<Terminal> {
  opened += 1;
  const socket = join(home, `tmux-${opened}`);
  const tmux = async (...words: string[]): Promise<string> =>
    (await run('tmux', ['-S', socket, ...words])).stdout;
  const hawser = `hawser() { '${process.execPath}' '${hawserProgram}' "$@"; }`;
  const size = `-x ${columns} -y ${rows}`;
  const surroundings = ['-e', `HAWSER_HOME=${home}`, '-e', 'PS1=$ ', '-e', 'LC_ALL=C.UTF-8'];
  await tmux(
    ...`-f /dev/null new-session -d ${size}`.split(' '),
    ...surroundings,
    ...'bash --norc --noprofile'.split(' '),
  );
  onTestFinished(async () => void (await tmux('kill-server')));

  const terminal: Terminal = {
    type: async (text) => void (await tmux('send-keys', '-l', '--', text)),
    async paste(text) {
      await tmux('set-buffer', '-b', 'pasted', '--', text);
      await tmux('paste-buffer', '-p', '-r', '-b', 'pasted');
    },
    resize: async (x, y) => void (await tmux('resize-window', '-x', String(x), '-y', String(y))),
    press: async (...keys) => void (await tmux('send-keys', ...keys)),
    // -J: a line that the terminal has wrapped is one line.
    screen: async () => (await tmux('capture-pane', '-p', '-J')).replaceAll(/ +$/gm, ''),
    async shows(expected) {
      const end = Date.now() + patience;
      for (;;) {
        const screen = await terminal.screen();
        if (typeof expected === 'string' ? screen.includes(expected) : expected.test(screen)) {
          return screen;
        }
        if (Date.now() > end) throw new Error(`never showed ${expected}:\n${screen}`);
        await sleep(50);
      }
    },
  };
  await terminal.type(`${hawser}; clear`);
  await terminal.press('Enter');
  await terminal.shows(/^\$\n/);
  return terminal;
}
