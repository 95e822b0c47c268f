import type { Source } from '../syntax/source.ts';
import type { Pipeline, ScriptBlock, Statement } from '../syntax/tree.ts';
import { BlockValue } from '../values/block-value.ts';
import { collectValue } from './collect.ts';
import type { Compiler } from './compile.ts';
import { compileExpression } from './expressions.ts';
import type { Evaluate, Execute, RunBlock } from './frame.ts';
import { returning } from './leaving.ts';
import { compilePipeline, compilePipelineValue } from './pipelines.ts';
import { compileAssigning, compileBlock, compileStatement } from './statements.ts';

/** Makes of a program what runs it: functions, each of which knows the ones it needs. */
export function compileProgram(program: ScriptBlock, source: Source): RunBlock {
  return compilerOf(source).scriptBlock(program);
}

export function compilerOf(source: Source): Compiler {
  const compiler: Compiler = {
    source,
    expression: (node) => compileExpression(node, compiler),
    value: (node) => compileValue(node, compiler),
    statement: (node) =>
      node.kind === 'pipeline' ? compilePipeline(node, compiler) : compileStatement(node, compiler),
    block: (node) => compileBlock(node, compiler),
    scriptBlock: (node) => compileScriptBlock(node, compiler),
  };
  return compiler;
}

function compileValue(node: Statement, compiler: Compiler): Evaluate {
  if (node.kind === 'pipeline') return compilePipelineValue(node, compiler);
  if (node.kind === 'assignment') return compileAssigning(node, compiler);
  const execute = compiler.statement(node);
  return (frame) => collectValue(execute, frame);
}

function compileScriptBlock(node: ScriptBlock, compiler: Compiler): RunBlock {
  const execute = leftByReturn(compiler.block(node.body));
  const only = onlyValue(node);
  const evaluate = only === undefined ? undefined : compilePipelineValue(only, compiler);
  const text = compiler.source.text.slice(node.start, node.end);
  const defaults = new Map(
    node.parameters.flatMap(({ name, byDefault }) =>
      byDefault === undefined ? [] : [[name, compiler.expression(byDefault)]],
    ),
  );
  return new BlockValue(node, text, { execute, evaluate, defaults });
}

/** The one value that a block is, as those of Where-Object are. */
function onlyValue({ parameters, body }: ScriptBlock): Pipeline | undefined {
  const [only] = body.statements;
  if (parameters.length > 0 || body.statements.length !== 1 || only?.kind !== 'pipeline') {
    return undefined;
  }
  return only.stages.length === 1 && only.stages[0]?.kind !== 'command' ? only : undefined;
}

/** A return leaves the block that it stands in, and what was given before is given. */
function leftByReturn(execute: Execute): Execute {
  const leave = (error: unknown): void => {
    if (error !== returning) throw error;
  };
  return (frame, out) => {
    try {
      const done = execute(frame, out);
      return done instanceof Promise ? done.catch(leave) : done;
    } catch (error) {
      leave(error);
    }
  };
}
