import type { CommandArgument, CommandCall, Expression, ScriptBlock, Statement } from './tree.ts';

export type Node = Statement | Expression | ScriptBlock | CommandCall | CommandArgument;

/** The parts of which a part of a program is made, in their order. */
function inside(node: Node): readonly Node[] {
  if (!('kind' in node)) {
    const defaults = node.parameters.flatMap(({ byDefault }) => byDefault ?? []);
    return [...defaults, ...node.body.statements];
  }
  switch (node.kind) {
    case 'literal':
    case 'number':
    case 'variable':
    case 'break':
    case 'continue':
      return [];
    case 'text':
      return node.parts.filter((part) => typeof part !== 'string');
    case 'list':
      return node.items;
    case 'collected':
      return node.body.statements;
    case 'group':
    case 'block':
    case 'function':
      return [node.body];
    case 'table':
      return node.entries.flatMap(({ key, value }) => [key, value]);
    case 'member':
      return [node.of, node.name];
    case 'invocation':
      return [node.of, ...node.given];
    case 'index':
      return [node.of, node.at];
    case 'cast':
    case 'unary':
      return [node.of];
    case 'binary':
      return [node.left, node.right];
    case 'assignment':
      return [node.to, node.value];
    case 'if':
      return [
        ...node.cases.flatMap(({ when, body }) => [when, ...body.statements]),
        ...(node.otherwise?.statements ?? []),
      ];
    case 'foreach':
      return [node.variable, node.of, ...node.body.statements];
    case 'return':
    case 'throw':
    case 'exit':
    case 'parameter':
      return node.value === undefined ? [] : [node.value];
    case 'value':
      return [node.value];
    case 'splat':
      return [node.variable];
    case 'try':
      return [node.body, node.caught, node.finally].flatMap((block) => block?.statements ?? []);
    case 'chain':
      return [node.first, ...node.rest.map(({ pipeline }) => pipeline)];
    case 'pipeline':
      return node.stages;
    case 'command':
      return [node.name, ...node.arguments];
  }
}

/** A part and all within it, but for what is within parts that are passed by. */
export function* everything(
  node: Node,
  passesBy: (part: Node) => boolean = () => false,
): Generator<Node> {
  const waiting: Node[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    if (!passesBy(next)) waiting.push(...inside(next).toReversed());
  }
}
