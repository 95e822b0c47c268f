import { Command, type Config } from '@oclif/core';
import type { CommandDescription } from '../declaration/description.ts';
import { typedName } from '../declaration/names.ts';
import type { Host } from '../invocation/host.ts';
import { invoke } from '../invocation/invoke.ts';
import type { Program } from './program.ts';

// oclif makes the command objects itself; this is how one finds the process it runs in.
const hosts = new WeakMap<object, Host>();

export function setHost(config: Config, host: Host): void {
  hosts.set(config, host);
}

/**
 * The commands as oclif knows them. Its own flag parser cannot read `-Name:value` or prefixes, so it
 * hands over what was typed and the binder is the only one to parse it.
 */
export async function oclifCommands(program: Program): Promise<Record<string, typeof Command>> {
  const descriptions = await program.catalog.descriptions();
  return Object.fromEntries(
    descriptions.map((description) => [
      typedName(description.name),
      commandClass(program, description),
    ]),
  );
}

function commandClass(program: Program, description: CommandDescription): typeof Command {
  return class extends Command {
    static override readonly summary = description.summary;
    static override readonly strict = false;

    // The static `run` of oclif would load its configuration a second time and then want its own
    // parser to have been called.
    static override async run<Code>(words: string[] = [], config?: unknown): Promise<Code> {
      const host = hosts.get(config as Config);
      if (host === undefined) throw new Error(`${description.name} was run without its host`);
      const command = await program.catalog.load(description);
      return (await invoke({ program, command, description, words, host })) as Code;
    }

    override async run(): Promise<void> {}
  };
}
