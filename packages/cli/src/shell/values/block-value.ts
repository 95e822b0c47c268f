import type { ScriptBlock } from '../syntax/tree.ts';

/** { … } as a value: what can be called. How it runs whoever has compiled it knows. */
export class BlockValue<Run = unknown> {
  readonly written: ScriptBlock;
  readonly text: string;
  readonly run: Run;

  constructor(written: ScriptBlock, text: string, run: Run) {
    this.written = written;
    this.text = text;
    this.run = run;
  }

  toJSON(): string {
    return this.text;
  }
}
