import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { hawserHere, type SurroundingsHere } from '../in-process.ts';
import { runIn } from './lab.ts';

/** A folder in which somebody works, with hawser and with other tools. */
export interface Workplace extends AsyncDisposable {
  readonly folder: string;
  readonly run: ReturnType<typeof runIn>;
  hawser(words: readonly string[], given?: SurroundingsHere): ReturnType<typeof hawserHere>;
  /** What a command emits that ends well and says nothing else. */
  emitted(...words: readonly string[]): Promise<readonly Record<string, unknown>[]>;
  text(name: string): Promise<string>;
}

export async function openWorkplace(): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), 'hawser-work-'));
  const hawser: Workplace['hawser'] = async (words, given = {}) =>
    hawserHere(words, { home: join(folder, 'home'), cwd: folder, ...given });
  return {
    folder,
    run: runIn(folder),
    hawser,
    async emitted(...words) {
      const { stdout, stderr, code } = await hawser([...words, '-Output', 'jsonl']);
      expect([code, stderr]).toEqual([0, '']);
      const lines = stdout.split('\n').filter((line) => line !== '');
      return lines.map((line): Record<string, unknown> => JSON.parse(line));
    },
    text: async (name) => readFile(join(folder, name), 'utf8'),
    [Symbol.asyncDispose]: async () => rm(folder, { recursive: true, force: true }),
  };
}
