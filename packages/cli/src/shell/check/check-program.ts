import type { CommandDescription } from '@hawser/command/declaration/description';
import { HawserError } from '@hawser/core/errors';
import { everything, type Node } from '../syntax/everything.ts';
import { parse } from '../syntax/parse.ts';
import type { Source } from '../syntax/source.ts';
import { PlacedError } from '../syntax/syntax-errors.ts';
import type { ScriptBlock, Span } from '../syntax/tree.ts';
import { checkCall } from './check-call.ts';
import { checkVariables } from './check-variables.ts';

/** Something that would go wrong, or that may have been meant otherwise. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** Finds a command, or throws what says that there is none. */
export type Find = (name: string) => Promise<CommandDescription>;

/** All that can be said of a program without running it. */
export async function checkProgram(source: Source, find: Find): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const tell = (error: unknown, span: Span, severity: Problem['severity'] = 'error'): void => {
    if (!(error instanceof HawserError)) throw error;
    const at = error instanceof PlacedError ? error.span : span;
    const { code, message, hint } = error;
    problems.push({ ...source.placeOf(at.start), severity, code, message, hint });
  };
  let program: ScriptBlock;
  try {
    program = parse(source);
  } catch (error) {
    tell(error, { start: 0, end: 1 });
    return problems;
  }
  const functions = functionsIn(program);
  for (const node of everything(program)) {
    if (!('kind' in node) || node.kind !== 'pipeline') continue;
    for (const [index, stage] of node.stages.entries()) {
      if (stage.kind !== 'command') continue;
      try {
        await checkCall(stage, { isFed: index > 0, functions, find });
      } catch (error) {
        tell(error, stage);
      }
    }
  }
  checkVariables(program, (error, span) => tell(error, span, 'warning'));
  return problems.toSorted((one, other) => one.line - other.line || one.column - other.column);
}

function functionsIn(program: Node): ReadonlyMap<string, ScriptBlock> {
  const found = new Map<string, ScriptBlock>();
  for (const node of everything(program)) {
    if ('kind' in node && node.kind === 'function') found.set(node.name.toLowerCase(), node.body);
  }
  return found;
}
