import { Readable, Writable } from 'node:stream';
import type { Program } from '@hawser/command/program/program';
import { runProgram } from '@hawser/command/program/run-program';
import { program as agent } from '../packages/agent/src/program.ts';
import { program as cli } from '../packages/cli/src/program.ts';
import type { Ended, Surroundings } from './hawser.ts';

export interface SurroundingsHere extends Surroundings {
  /** Told of what is said on standard error as it is said. */
  readonly heard?: (said: string) => void;
  /** Told of each piece that is written, wherever to. */
  readonly told?: (piece: string) => void;
}

/**
 * Runs hawser in this process: all of it but the start of a process. One at a time within a test
 * file, for the home folder belongs to the process.
 */
export async function hawserHere(
  words: readonly string[],
  surroundings: SurroundingsHere = {},
): Promise<Ended> {
  return await runHere(cli, words, surroundings);
}

/** The same for hawser-agent. */
export async function hawserAgentHere(
  words: readonly string[],
  surroundings: SurroundingsHere = {},
): Promise<Ended> {
  return await runHere(agent, words, surroundings);
}

async function runHere(
  program: Program,
  words: readonly string[],
  surroundings: SurroundingsHere,
): Promise<Ended> {
  const { stdin = '', env = {}, heard, told } = surroundings;
  const stdout = new Collector((piece) => told?.(piece));
  const stderr = new Collector((piece, said) => {
    heard?.(said);
    told?.(piece);
  });
  const code = await at(surroundings, async () =>
    runProgram(program, words, {
      stdin: Readable.from([stdin]),
      stdout,
      stderr,
      env: { ...process.env, ...env },
      interrupted: new AbortController().signal,
    }),
  );
  return { code, stdout: stdout.text, stderr: stderr.text };
}

async function at<Result>(
  { home, cwd }: Pick<Surroundings, 'home' | 'cwd'>,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = { home: process.env['HAWSER_HOME'], cwd: process.cwd() };
  if (home !== undefined) process.env['HAWSER_HOME'] = home;
  if (cwd !== undefined) process.chdir(cwd);
  try {
    return await work();
  } finally {
    if (before.home === undefined) delete process.env['HAWSER_HOME'];
    else process.env['HAWSER_HOME'] = before.home;
    if (cwd !== undefined) process.chdir(before.cwd);
  }
}

class Collector extends Writable {
  text = '';
  readonly #told: (piece: string, text: string) => void;

  constructor(told: (piece: string, text: string) => void) {
    super();
    this.#told = told;
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    const piece = chunk.toString();
    this.text += piece;
    this.#told(piece, this.text);
    done();
  }
}
