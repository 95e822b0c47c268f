import type { CommandDescription } from '../../packages/command/src/declaration/description.ts';
import type { Program } from '../../packages/command/src/program/program.ts';

export interface DescribedProgram {
  readonly name: string;
  readonly summary: string;
  readonly commands: readonly CommandDescription[];
  /** Where the pages and the schemas of its commands are, from the checkout's folder. */
  readonly pages: string;
  readonly schemas: string;
}

// A command that two programs have in common is described with the first of them.
const places = {
  cli: { pages: 'docs/reference/commands', schemas: 'docs/reference/schemas' },
  agent: { pages: 'docs/reference/agent', schemas: 'docs/reference/agent/schemas' },
};

/** The product's programs, with what they can do. */
export async function describedPrograms(): Promise<readonly DescribedProgram[]> {
  return await Promise.all(
    Object.entries(places).map(async ([folder, place]) => {
      const file = new URL(`../../packages/${folder}/src/program.ts`, import.meta.url);
      const { program } = (await import(file.href)) as { program: Program };
      const { name, summary, catalog } = program;
      return { name, summary, commands: await catalog.descriptions(), ...place };
    }),
  );
}
