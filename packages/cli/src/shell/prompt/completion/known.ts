import type { Program } from '@hawser/command/program/program';
import type { Scope } from '../../run/scope.ts';

/** What completion knows of the session. */
export interface Known {
  /** With the shell's own commands and the functions of the session among its. */
  readonly program: Program;
  readonly scope: Scope;
  readonly env: Readonly<Record<string, string | undefined>>;
}
