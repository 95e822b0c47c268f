import type { Evaluate, Execute } from '../run/frame.ts';
import type { Compiler } from '../run/compile.ts';
import type { Block, Statement } from '../syntax/tree.ts';

/**
 * The statements at which a run can be continued: those at the top of a runbook, and those directly in a
 * foreach or an if that is one of them.
 */
export type SpineNode = LoopNode | ChoiceNode | PlainNode;

interface PlainNode {
  readonly kind: 'plain';
  readonly node: Statement;
  readonly execute: Execute;
}

export interface LoopNode {
  readonly kind: 'loop';
  readonly node: Statement;
  readonly variable: string;
  readonly list: Evaluate;
  readonly body: readonly SpineNode[];
}

export interface ChoiceNode {
  readonly kind: 'choice';
  readonly node: Statement;
  readonly conditions: readonly Evaluate[];
  /** One for each condition; one more where there is an else. */
  readonly branches: readonly (readonly SpineNode[])[];
}

export function spineOf({ statements }: Block, compiler: Compiler): readonly SpineNode[] {
  return statements.map((node) => spineNode(node, compiler));
}

function spineNode(node: Statement, compiler: Compiler): SpineNode {
  switch (node.kind) {
    case 'foreach':
      return {
        kind: 'loop',
        node,
        variable: node.variable.name,
        list: compiler.value(node.of),
        body: spineOf(node.body, compiler),
      };
    case 'if': {
      const bodies = [...node.cases.map(({ body }) => body), ...[node.otherwise ?? []].flat()];
      return {
        kind: 'choice',
        node,
        conditions: node.cases.map(({ when }) => compiler.value(when)),
        branches: bodies.map((body) => spineOf(body, compiler)),
      };
    }
    default:
      return { kind: 'plain', node, execute: compiler.statement(node) };
  }
}
