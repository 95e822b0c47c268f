import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { atEnd } from './printing/at-end.ts';

export const hawserProgram = join(inject('programs'), 'hawser/bin/hawser.js');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly home?: string;
  readonly stdin?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Runs hawser as a process of its own. */
export async function hawser(
  words: readonly string[],
  surroundings: Surroundings = {},
): Promise<Ended> {
  return await runProgram(hawserProgram, words, surroundings);
}

/** Runs one of the programs, to its end. */
export async function runProgram(
  program: string,
  words: readonly string[],
  { home, stdin = '', env = {}, cwd }: Surroundings,
): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...words], {
    cwd,
    env: { ...process.env, ...(home === undefined ? {} : { HAWSER_HOME: home }), ...env },
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => stdout.push(piece));
  child.stderr.on('data', (piece: Buffer) => stderr.push(piece));
  child.stdin.on('error', () => {}).end(stdin);
  const [code] = (await once(child, 'close')) as [number | null];
  return {
    code,
    stdout: Buffer.concat(stdout).toString(),
    stderr: Buffer.concat(stderr).toString(),
  };
}

/** A folder that is gone when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hawser-'));
  atEnd(async () => rm(folder, { recursive: true, force: true }));
  return folder;
}
