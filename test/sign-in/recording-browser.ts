import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import { temporaryFolder } from '../hawser.ts';

export interface RecordingBrowser {
  readonly program: string;
  /** The page that it was told to open, as soon as it was. */
  opened(): Promise<string>;
}

/** A program that opens pages, as far as that can be seen from outside: it writes down which. */
export async function recordingBrowser(): Promise<RecordingBrowser> {
  const folder = await temporaryFolder();
  const [program, file] = [join(folder, 'browser'), join(folder, 'opened')];
  const script = `#!/bin/sh\nprintf '%s' "$1" > '${file}.new'\nmv '${file}.new' '${file}'\n`;
  await writeFile(program, script);
  await chmod(program, 0o700);
  return { program, opened: async () => vi.waitFor(async () => readFile(file, 'utf8'), 10_000) };
}
