import { program as agent } from '../../packages/agent/src/program.ts';
import { program as hawser } from '../../packages/cli/src/program.ts';
import type { CommandDescription } from '../../packages/command/src/declaration/description.ts';

/** One of the product's programs, with what it can do. */
export interface DescribedProgram {
  readonly name: string;
  readonly summary: string;
  readonly commands: readonly CommandDescription[];
  /** Where the pages and the schemas of its commands are, from the checkout's folder. */
  readonly pages: string;
  readonly schemas: string;
}

// A command that two programs have in common has its page with the first of them.
const places = [
  [hawser, 'docs/reference/commands', 'docs/reference/schemas'],
  [agent, 'docs/reference/agent', 'docs/reference/agent/schemas'],
] as const;

export async function describedPrograms(): Promise<readonly DescribedProgram[]> {
  return await Promise.all(
    places.map(async ([{ name, summary, catalog }, pages, schemas]) => {
      return { name, summary, commands: await catalog.descriptions(), pages, schemas };
    }),
  );
}
