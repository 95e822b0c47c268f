import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of all home folders of a run. */
    homes: string;
  }
}

/** The home folders of a run go at its end, also those of test files that came to a bad one. */
export function setup({ provide }: TestProject): () => void {
  const homes = mkdtempSync(join(tmpdir(), 'hawser-test-'));
  provide('homes', homes);
  return () => rmSync(homes, { recursive: true, force: true, maxRetries: 3 });
}
