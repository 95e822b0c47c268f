import type { OutputType, Display } from '@hawser/command/declaration/output';
import type { Host } from '@hawser/command/invocation/host';
import type { Messages } from '@hawser/command/invocation/messages';
import type { RunbookServices } from './runbook/runbook-services.ts';
import type { ShellServices } from './run/frame.ts';

/** What the shell's own commands may use of the shell. */
export interface ShellTools {
  readonly host: Host;
  readonly messages: Messages;
  /** Where output is shown. */
  readonly display: Display;
  /** Whether somebody can be asked. */
  readonly asks: boolean;
  /** Past lines, the oldest first. */
  readonly history: () => readonly string[];
  readonly aliases: ReadonlyMap<string, string>;
  readonly failed: ShellServices['failed'];
  /** Of the runbook that runs; undefined where none does. */
  readonly runbook: RunbookServices | undefined;
  /** How objects of a command are shown. */
  readonly typeOf: (object: unknown) => OutputType | undefined;
}
