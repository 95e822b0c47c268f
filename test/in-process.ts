import { Readable, Writable } from 'node:stream';
import { runProgram } from '@hawser/command/program/run-program';
import { program } from '../packages/cli/src/program.ts';
import type { Ended, Surroundings } from './hawser.ts';

/**
 * Runs hawser in this process: all of it but the start of a process. One at a time within a test
 * file, for the home folder belongs to the process.
 */
export async function hawserHere(
  words: readonly string[],
  {
    home,
    stdin = '',
    env = {},
    heard,
  }: Omit<Surroundings, 'cwd'> & {
    /** Told of what is said on standard error as it is said. */
    readonly heard?: (said: string) => void;
  } = {},
): Promise<Ended> {
  const before = process.env['HAWSER_HOME'];
  if (home !== undefined) process.env['HAWSER_HOME'] = home;
  const stdout = new Collector();
  const stderr = new Collector(heard);
  try {
    const code = await runProgram(program, words, {
      stdin: Readable.from([stdin]),
      stdout,
      stderr,
      env: { ...process.env, ...env },
      interrupted: new AbortController().signal,
    });
    return { code, stdout: stdout.text, stderr: stderr.text };
  } finally {
    if (before === undefined) delete process.env['HAWSER_HOME'];
    else process.env['HAWSER_HOME'] = before;
  }
}

class Collector extends Writable {
  text = '';
  readonly #heard: ((said: string) => void) | undefined;

  constructor(heard?: (said: string) => void) {
    super();
    this.#heard = heard;
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    this.#heard?.(this.text);
    done();
  }
}
