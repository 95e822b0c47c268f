import type { Command, Interfaces } from '@oclif/core';
import { Config } from '@oclif/core/config';
import type { CommandDescription } from '../declaration/description.ts';
import { typedName } from '../declaration/names.ts';
import type { Host } from '../invocation/host.ts';
import { invoke } from '../invocation/invoke.ts';
import type { Program } from './program.ts';

/** Runs a command through oclif and gives its exit code. */
export async function runWithOclif(
  program: Program,
  description: CommandDescription,
  words: readonly string[],
  host: Host,
): Promise<number> {
  const command = oclifCommand(program, description, host);
  const plugin = oclifPlugin(program, command);
  // Given its plugin, oclif looks for none: neither beside the program nor in the user's folders.
  const plugins = new Map([[plugin.name, plugin]]);
  const config = await Config.load({ root: plugin.root, plugins });
  return await config.runCommand<number>(command.id, [...words]);
}

/**
 * A command as oclif knows it. oclif's flag parser cannot read `-Name:value` or prefixes, so it hands
 * over what was typed, and the binder is the only one to parse it.
 */
function oclifCommand(
  program: Program,
  description: CommandDescription,
  host: Host,
): Command.Loadable {
  const run = async (words: readonly string[] = []): Promise<number> => {
    const command = await program.catalog.load(description);
    return await invoke({ program, command, description, words, host });
  };
  return {
    id: typedName(description.name),
    summary: description.summary,
    strict: false,
    aliases: [],
    args: {},
    flags: {},
    hidden: false,
    hiddenAliases: [],
    // No subclass of oclif's Command, whose module brings the parser along, and throws what goes
    // wrong in writing to standard output as an error that nobody can catch.
    load: async () => ({ run }) as unknown as Command.Class,
  };
}

function oclifPlugin({ name, version }: Program, command: Command.Loadable): Interfaces.Plugin {
  const root = import.meta.dirname;
  const pjson = { name, version, type: 'module', oclif: { bin: name } } as Interfaces.PJSON;
  return {
    _base: name,
    alias: name,
    name,
    version,
    root,
    pjson,
    options: { root },
    type: 'core',
    moduleType: 'module',
    isRoot: true,
    valid: true,
    hasManifest: false,
    commandsDir: undefined,
    commandIDs: [command.id],
    commands: [command],
    hooks: {},
    topics: [],
    load: async () => {},
    findCommand: async () => await command.load(),
  };
}
