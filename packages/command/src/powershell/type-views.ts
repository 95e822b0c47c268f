import type { CommandDescription } from '../declaration/description.ts';
import type { OutputType } from '../declaration/output.ts';
import { literal, literals } from './literal.ts';

/** What makes PowerShell show of an object what the command line shows of it. */
export function typeViews(commands: readonly CommandDescription[]): string {
  const types = new Map<string, OutputType>();
  for (const { output } of commands) if (output !== undefined) types.set(output.name, output);
  return [...types.values()]
    .filter(({ view }) => view !== undefined)
    .map(
      ({ name, view = [] }) =>
        `Update-TypeData -Force -TypeName ${literal(name)} -DefaultDisplayPropertySet ${literals(view)}\n`,
    )
    .join('');
}
