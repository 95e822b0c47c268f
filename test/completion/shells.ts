import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { completionScript } from '@hawser/command/completion/scripts';
import { hawserProgram, temporaryFolder } from '../hawser.ts';

const run = promisify(execFile);

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** A line as the shell ran it. */
export interface Ran {
  /** What the program was given, after Tab and Enter. */
  readonly words: readonly string[];
  /** What the terminal showed meanwhile. */
  readonly shown: string;
}

/** Somebody at a terminal, with a folder of his own in which he is. */
export interface Typist {
  readonly folder: string;
  /** Types each line, presses Tab where there is one and then Enter. */
  types(lines: readonly string[]): Promise<readonly Ran[]>;
}

/** The real program completes, or one whose answers are those of these lines that fit. */
export async function typistAt(shell: Shell, offered?: readonly string[]): Promise<Typist> {
  const home = await temporaryFolder();
  const folder = join(home, 'work');
  const programs = join(home, 'bin');
  await Promise.all([mkdir(folder), mkdir(programs)]);
  const answer = offered === undefined ? realAnswer : answerOf(offered);
  await writeFile(join(programs, 'hawser'), programWith(answer, join(home, 'ran')));
  await chmod(join(programs, 'hawser'), 0o755);
  const start = await starts[shell](home);
  const env = {
    PATH: `${programs}:/usr/bin:/bin`,
    HOME: home,
    HAWSER_HOME: home,
    TERM: 'xterm',
    LC_ALL: 'C.UTF-8',
  };
  return {
    folder,
    async types(lines) {
      await writeFile(join(home, 'ran'), '');
      const driver = join(import.meta.dirname, 'type-in-terminal.zsh');
      const keys = lines.map((line) => `${line}\n`);
      const { stdout } = await run('zsh', ['-f', driver, start, ...keys], {
        cwd: folder,
        env,
        timeout: 15_000,
      });
      const shown = stdout.split('\0');
      return (await wordsIn(join(home, 'ran'))).map((words, index) => ({
        words,
        shown: shown[index] ?? '',
      }));
    },
  };
}

const realAnswer = `exec '${process.execPath}' '${hawserProgram}' "$@"`;

function answerOf(lines: readonly string[]): string {
  return `
  for typed; do :; done
  while IFS= read -r line; do
    case $line in "$typed"* | [[:blank:]]*) printf '%s\\n' "$line" ;; esac
  done <<'END OF CANDIDATES'
${lines.join('\n')}
END OF CANDIDATES
  exit`;
}

function programWith(answer: string, ran: string): string {
  return `#!/bin/sh
if [ "$1" = --complete ]; then ${answer}
fi
printf '%s\\0' $# "$@" >> '${ran}'
echo RAN
`;
}

async function wordsIn(file: string): Promise<readonly (readonly string[])[]> {
  const rest = (await readFile(file, 'utf8')).split('\0');
  const runs: string[][] = [];
  while (rest.length > 1) runs.push(rest.splice(0, Number(rest.shift())));
  return runs;
}

/** How each shell finds its script, and the command that starts it. */
const starts: Readonly<Record<Shell, (home: string) => Promise<string>>> = {
  async bash(home) {
    const rc = join(home, 'bashrc');
    await writeFile(
      rc,
      `PS1='READY>'
bind 'set enable-bracketed-paste off'
bind 'set show-all-if-ambiguous on'
${completionScript('bash', 'hawser')}`,
    );
    return `bash --noprofile --rcfile '${rc}' -i`;
  },
  async zsh(home) {
    await mkdir(join(home, 'functions'));
    await writeFile(join(home, 'functions/_hawser'), completionScript('zsh', 'hawser'));
    await writeFile(
      join(home, '.zshrc'),
      `PS1='READY>'
unsetopt prompt_sp
fpath=(~/functions $fpath)
autoload -Uz compinit && compinit -D -u`,
    );
    return 'zsh -d -i';
  },
  async fish(home) {
    await mkdir(join(home, 'completions'));
    await writeFile(join(home, 'completions/hawser.fish'), completionScript('fish', 'hawser'));
    await writeFile(
      join(home, 'init.fish'),
      `function fish_prompt; printf 'READY>'; end
set -g fish_greeting
set -g fish_autosuggestion_enabled 0
set -g fish_complete_path ~/completions`,
    );
    return "fish --no-config -i -C 'source ~/init.fish'";
  },
};
