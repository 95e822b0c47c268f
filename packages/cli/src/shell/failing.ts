import type { ErrorAction } from '@hawser/command/declaration/common-parameters';
import type { Messages } from '@hawser/command/invocation/messages';
import type { Wording } from '@hawser/command/program/wording';
import { exitCodeOf, type HawserError } from '@hawser/core/errors';
import { errorRecord, type ErrorRecord, knownError, placed } from './run/error-record.ts';
import type { PlaceInProgram } from './run/frame.ts';
import { ThrownError } from './run/run-errors.ts';
import type { Cell } from './run/scope.ts';
import { PlacedError } from './syntax/syntax-errors.ts';

const mostErrors = 256;

/** What has failed: said, kept in $Error, and in $?. */
export class Failing {
  readonly #messages: Messages;
  /** The newest first; it is what $Error holds. */
  readonly #errors: ErrorRecord[] = [];
  readonly #went: Cell;
  readonly #exitCode: Cell;
  readonly #wording: Wording | undefined;
  /** Of the last that failed: how hawser ends if nothing comes after it. */
  lastExitCode = 0;
  count = 0;
  /** How many of them were told, and not caught or passed over; and the last of those. */
  told = 0;
  lastTold: HawserError | undefined;

  constructor(
    messages: Messages,
    cells: { errors: Cell; went: Cell; exitCode: Cell; wording?: Wording | undefined },
  ) {
    this.#messages = messages;
    this.#wording = cells.wording;
    cells.errors.value = this.#errors;
    this.#went = cells.went;
    this.#exitCode = cells.exitCode;
  }

  /** An error that concerns one thing, or one statement: thrown where it is to end the program. */
  concerning(error: unknown, action: ErrorAction, place: PlaceInProgram): void {
    const known = placed(knownError(error), place);
    if (action === 'Stop' || error instanceof ThrownError) throw known;
    this.#fail(known);
    if (action === 'Ignore') return;
    this.keep(known);
    if (action === 'SilentlyContinue') return;
    this.told += 1;
    this.lastTold = known;
    this.say(known);
  }

  keep(error: unknown): ErrorRecord {
    const known = knownError(error);
    const record = errorRecord(known, this.#wording);
    this.#errors.unshift(record);
    this.#errors.splice(mostErrors);
    this.#fail(known);
    return record;
  }

  #fail(error: HawserError): void {
    this.#failWith(exitCodeOf(error));
  }

  /** A program of the machine has ended: what it says by its exit code is no error of this program. */
  programEnded(exitCode: number): void {
    if (exitCode === 0) this.#exitCode.value = 0;
    else this.#failWith(exitCode);
  }

  #failWith(exitCode: number): void {
    this.count += 1;
    this.lastExitCode = exitCode;
    this.#went.value = false;
    this.#exitCode.value = exitCode;
  }

  /** In few words, with the place marked. */
  say(error: unknown): void {
    const known = knownError(error);
    if (known instanceof PlacedError && known.source.text.trim() !== '') {
      const isOneLine = known.source.name === undefined && !known.source.text.trim().includes('\n');
      const head = isOneLine ? '' : `At ${known.place}:\n`;
      this.#messages.line(`${head}${indented(known.source.marked(known.span))}`, 'faint');
    }
    const { command = '' } = known instanceof PlacedError ? known : {};
    const fault = known.code === 'internal-fault' ? known.cause : known;
    this.#messages.error(command === '' ? 'hawser' : command, fault);
  }
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
