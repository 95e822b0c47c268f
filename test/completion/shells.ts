import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { completionScript } from '@hawser/command/completion/scripts';
import { hawserProgram, temporaryFolder } from '../hawser.ts';

const run = promisify(execFile);

/** A bare zsh has not started its completion, and sources the script. */
export type Shell = 'bash' | 'zsh' | 'bare zsh' | 'fish';

interface Program {
  readonly name?: 'hawser' | 'hawser-agent';
  /** Its answers are those of these lines that fit; without, the real program answers. */
  readonly offers?: readonly string[];
}

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

export async function typistAt(
  shell: Shell,
  { name = 'hawser', offers }: Program = {},
): Promise<Typist> {
  const home = await temporaryFolder();
  const folder = join(home, 'work');
  const programs = join(home, 'bin');
  await Promise.all([mkdir(folder), mkdir(programs)]);
  const answer = offers === undefined ? realAnswer : answerOf(offers);
  await writeFile(join(programs, name), programWith(answer, join(home, 'ran')));
  await chmod(join(programs, name), 0o755);
  const start = await starts[shell](home, name);
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
  export typed
  awk '/^\\t/ || index(tolower($0), tolower(ENVIRON["typed"])) == 1' <<'END OF CANDIDATES'
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

/** Gives each shell its script, and says what starts it. */
const starts: Readonly<Record<Shell, (home: string, program: string) => Promise<string>>> = {
  async bash(home, program) {
    await writeFile(
      join(home, 'bashrc'),
      `PS1='READY>'
unset HISTFILE
bind 'set enable-bracketed-paste off'
bind 'set show-all-if-ambiguous on'
${completionScript('bash', program)}`,
    );
    return 'bash --noprofile --rcfile ~/bashrc -i';
  },
  async zsh(home, program) {
    await mkdir(join(home, 'functions'));
    await writeFile(join(home, `functions/_${program}`), completionScript('zsh', program));
    await writeFile(
      join(home, '.zshrc'),
      `PS1='READY>'
fpath=(~/functions $fpath)
autoload -Uz compinit && compinit -D -u`,
    );
    return 'zsh -d -i';
  },
  async 'bare zsh'(home, program) {
    await writeFile(join(home, '.zshrc'), `PS1='READY>'\n${completionScript('zsh', program)}`);
    return 'zsh -d -i';
  },
  async fish(home, program) {
    await mkdir(join(home, 'completions'));
    await writeFile(join(home, `completions/${program}.fish`), completionScript('fish', program));
    await writeFile(
      join(home, 'init.fish'),
      `function fish_prompt; printf 'READY>'; end
set -g fish_greeting
set -g fish_complete_path ~/completions`,
    );
    return "fish --no-config --private -i -C 'source ~/init.fish'";
  },
};
