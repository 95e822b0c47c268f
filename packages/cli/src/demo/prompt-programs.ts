import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shellQuoted } from '@hawser/core/files/shell-quoted';
import type { DemoFolder } from './demo-folder.ts';
import type { DemoPrograms } from './demo-programs.ts';

/** Writes the programs that the prompt finds: hawser for who administers the site, hawser-agent for Ada. */
export async function writePromptPrograms(
  folder: DemoFolder,
  programs: DemoPrograms,
): Promise<void> {
  await mkdir(folder.programs, { mode: 0o700 });
  const parts = [
    ['hawser', programs.hawser, folder.site],
    ['hawser-agent', programs.agent, folder.device],
  ] as const;
  for (const [name, program, home] of parts) {
    const path = join(folder.programs, name);
    if (process.platform === 'win32') {
      const lines = [
        '@echo off',
        `set "HAWSER_HOME=${home}"`,
        `"${process.execPath}" "${program}" %*`,
      ];
      await writeFile(`${path}.cmd`, `${lines.join('\r\n')}\r\n`);
    } else {
      const words = [process.execPath, program].map((word) => shellQuoted(word)).join(' ');
      const script = `#!/bin/sh\nHAWSER_HOME=${shellQuoted(home)} exec ${words} "$@"\n`;
      await writeFile(path, script, { mode: 0o700 });
    }
  }
}
