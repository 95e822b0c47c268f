import type { CommandDescription } from '../declaration/description.ts';
import type { Program } from '../program/program.ts';

/** A line whose command is known, with the cursor behind what is typed of the next argument. */
export interface UnfinishedLine {
  readonly program: Program;
  readonly command: CommandDescription;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly before: readonly string[];
  readonly typed: string;
}
