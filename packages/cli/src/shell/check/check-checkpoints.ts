import { checkpointErrors } from '../runbook/checkpoint-errors.ts';
import { everything } from '../syntax/everything.ts';
import type { Block, CommandCall, ScriptBlock } from '../syntax/tree.ts';
import type { Tell } from './check-call.ts';

/** Tells of each Checkpoint-Runbook from which no run could be continued. */
export function checkCheckpoints(program: ScriptBlock, tell: Tell): void {
  const there = new Set(checkpointsIn(program.body));
  for (const node of everything(program)) {
    if (isCheckpoint(node) && !there.has(node)) tell(checkpointErrors('not-here', {}), node);
  }
}

/** Those that stand where a run can be continued. */
function checkpointsIn({ statements }: Block): readonly CommandCall[] {
  return statements.flatMap((node) => {
    switch (node.kind) {
      case 'foreach':
        return checkpointsIn(node.body);
      case 'if':
        return [...node.cases.map(({ body }) => body), ...[node.otherwise ?? []].flat()].flatMap(
          checkpointsIn,
        );
      case 'pipeline': {
        const [only, ...others] = node.stages;
        return others.length === 0 && isCheckpoint(only) ? [only] : [];
      }
      default:
        return [];
    }
  });
}

function isCheckpoint(node: object | undefined): node is CommandCall {
  if (node === undefined || !('kind' in node) || node.kind !== 'command') return false;
  const { name } = node as CommandCall;
  return name.kind === 'literal' && /^checkpoint-?runbook$/i.test(name.value);
}
