import type { Source } from '../syntax/source.ts';
import type { Block, Expression, ScriptBlock, Statement } from '../syntax/tree.ts';
import type { Evaluate, Execute, RunBlock } from './frame.ts';

/** Makes functions of what was written; the parts of a program contain each other. */
export interface Compiler {
  readonly source: Source;
  expression(node: Expression): Evaluate;
  /** A statement as a value. */
  value(node: Statement): Evaluate;
  statement(node: Statement): Execute;
  block(node: Block): Execute;
  scriptBlock(node: ScriptBlock): RunBlock;
}
