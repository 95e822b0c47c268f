import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Config, settings } from '@oclif/core';
import type { CommandDescription } from '../declaration/description.ts';
import { typedName } from '../declaration/names.ts';
import type { Host } from '../invocation/host.ts';
import { setHost } from './oclif-commands.ts';
import type { Program } from './program.ts';

/** Runs a command through oclif and gives its exit code. */
export async function runWithOclif(
  program: Program,
  description: CommandDescription,
  words: readonly string[],
  host: Host,
): Promise<number> {
  settings.enableAutoTranspile = false;
  const config = await Config.load({
    root: dirname(fileURLToPath(program.packageFile)),
    isRoot: true,
    pjson: {
      name: program.name,
      version: program.version,
      type: 'module',
      oclif: {
        bin: program.name,
        commands: { strategy: 'explicit', target: program.oclifCommands, identifier: 'default' },
      },
    } as never,
  });
  setHost(config, host);
  const code = await config.runCommand<number>(typedName(description.name), [...words]);
  return code;
}
