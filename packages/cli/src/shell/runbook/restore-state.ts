import type { CommandDescription } from '@hawser/command/declaration/description';
import type { ObjectTypes } from '../object-types.ts';
import type { Compiler } from '../run/compile.ts';
import type { Scope } from '../run/scope.ts';
import { everything } from '../syntax/everything.ts';
import type { ScriptBlock } from '../syntax/tree.ts';
import type { BlockValue } from '../values/block-value.ts';
import type { KeptState, KeptStep } from './keep-state.ts';
import { restored } from './kept-values.ts';
import type { Place, Step } from './place.ts';

export interface RestoringInto {
  readonly program: ScriptBlock;
  readonly compiler: Compiler;
  readonly scope: Scope;
  readonly types: ObjectTypes;
  /** Of which the objects may be that are in variables. */
  readonly descriptions: readonly CommandDescription[];
}

/** Puts the variables back, and says where the run goes on. */
export function restoreState(state: KeptState, into: RestoringInto): Place {
  const { program, compiler, scope, types, descriptions } = into;
  const outputs = new Map(descriptions.map(({ output }) => [output?.name, output]));
  const blocks = blocksIn(program);
  const made = new Map<string, BlockValue>();
  const valueOf = restored(state.objects, {
    blockAt(start, end) {
      const key = `${start}-${end}`;
      const written = blocks.get(key);
      if (written === undefined) return undefined;
      const block = made.get(key) ?? compiler.scriptBlock(written);
      made.set(key, block);
      return block;
    },
    mark: (object, type) => types.mark(object, outputs.get(type)),
  });
  for (const [name, kept] of state.variables) put(scope, name, valueOf(kept));
  return state.place.map((step) => restoredStep(step, valueOf));
}

function put(scope: Scope, name: string, value: unknown): void {
  const before = name === 'Error' ? scope.find('error')?.value : undefined;
  // Whoever adds to it has hold of the list.
  if (Array.isArray(before) && Array.isArray(value)) {
    before.splice(0, before.length, ...(value as unknown[]));
    return;
  }
  scope.set(name, value);
}

function restoredStep(step: KeptStep, valueOf: ReturnType<typeof restored>): Step {
  if (step.kind !== 'items') {
    requireCount(step.at);
    return { ...step };
  }
  const items = valueOf(step.items);
  requireCount(step.done);
  if (!Array.isArray(items)) throw new Error('what a foreach goes through is no list');
  return { kind: 'items', items: items as unknown[], done: step.done };
}

function requireCount(value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error('it has no place in the program');
}

function blocksIn(program: ScriptBlock): ReadonlyMap<string, ScriptBlock> {
  const found = new Map<string, ScriptBlock>();
  for (const node of everything(program)) {
    if (!('kind' in node)) found.set(`${node.start}-${node.end}`, node);
  }
  return found;
}
