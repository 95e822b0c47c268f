import type { Argument } from '@hawser/command/binding/argument';
import { interruptErrors } from '@hawser/command/invocation/interrupt-errors';
import { HawserError } from '@hawser/core/errors';
import { redacted } from '@hawser/core/log-redaction';
import { Secret } from '@hawser/core/secret';
import type { ObjectTypes } from '../object-types.ts';
import { bindParameters } from '../run/call-block.ts';
import type { Compiler } from '../run/compile.ts';
import { knownError } from '../run/error-record.ts';
import type { Frame } from '../run/frame.ts';
import { Exiting, Leaving } from '../run/leaving.ts';
import { ThrownError } from '../run/run-errors.ts';
import type { Cell } from '../run/scope.ts';
import type { Shell } from '../shell.ts';
import type { Source } from '../syntax/source.ts';
import { PlacedError } from '../syntax/syntax-errors.ts';
import type { ScriptBlock } from '../syntax/tree.ts';
import {
  brokenCheckpoint,
  type KeptRun,
  removeCheckpoint,
  writeCheckpoint,
} from './checkpoint-file.ts';
import type { Emitting } from './emitting.ts';
import { keepState } from './keep-state.ts';
import type { BegunRun } from './open-run.ts';
import type { Place } from './place.ts';
import { restoreState } from './restore-state.ts';
import type { RunLog } from './run-log.ts';
import { RunRequests, type SeenRequest } from './run-requests.ts';
import { type Failed, RunWatcher } from './run-watcher.ts';
import { runbookErrors } from './runbook-errors.ts';
import { type RunbookCall, runbookShell } from './runbook-shell.ts';
import type { SpineNode } from './spine.ts';
import { SpineWalk } from './walk-spine.ts';

export interface RunSetting {
  readonly begun: BegunRun;
  /** Where it is written down how far the run is; undefined where nobody wants that. */
  readonly checkpoint: string | undefined;
  readonly given: readonly Argument[];
  readonly log: RunLog;
  readonly out: Emitting;
  readonly signal: AbortSignal;
  readonly types: ObjectTypes;
  readonly written: {
    readonly source: Source;
    readonly program: ScriptBlock;
    readonly compiler: Compiler;
    readonly spine: readonly SpineNode[];
  };
}

/** For so long a site knows what it has answered. */
const knownMs = 24 * 3_600_000;

/** One run of a runbook, from its beginning or from where it was interrupted. */
export class RunbookRun {
  readonly #setting: RunSetting;
  readonly #call: RunbookCall;
  readonly #shell: Shell;
  readonly #frame: Frame;
  readonly #watcher: RunWatcher;
  readonly #requests: RunRequests;
  /** As the run was written down last. */
  #last: KeptRun | undefined;

  constructor(setting: RunSetting, call: RunbookCall) {
    this.#setting = setting;
    this.#call = call;
    const { begun, log, signal, types, written } = setting;
    const requests = new RunRequests({
      seed: Buffer.from(begun.seed, 'hex'),
      seen: this.#isKnown ? (begun.kept?.seen ?? []) : [],
      remember: async (seen) => this.#write(seen),
    });
    const shell = runbookShell(call, types, {
      repeating: requests,
      checkpoint: (place) => this.#watcher.want(place),
    });
    this.#requests = requests;
    this.#last = begun.kept;
    this.#shell = shell;
    this.#frame = shell.frameFor(signal);
    const { failed, failure } = begun.kept ?? { failed: 0, failure: null };
    const before = { failed, failure };
    const keep = async (place: Place, now: Failed): Promise<void> => this.#keep(place, now);
    const { source } = written;
    this.#watcher = new RunWatcher({ source, shell, log, requests, before, keep });
  }

  async run(): Promise<void> {
    const { checkpoint, out, signal } = this.#setting;
    let ending: unknown;
    let exitCode: number | undefined;
    // Also by throw and exit it has ended as it is written: nothing is left to continue.
    let isOver = true;
    try {
      exitCode = await this.#walk();
      ending = exitCode === undefined ? this.#wentOn() : this.#exited(exitCode);
    } catch (error) {
      // Whoever reads no further says nothing that could be told.
      const isLeft = signal.aborted && !(error instanceof HawserError);
      ending = isLeft ? interruptErrors('stopped', {}) : error;
      isOver = error instanceof ThrownError;
    }
    // Whoever has had enough of what it gives changes nothing about its end.
    if (isOver) await out.settled().catch(() => undefined);
    // First, for who is killed in between finds all of it done, and ends the same.
    this.#logEnd(ending, exitCode);
    if (isOver && checkpoint !== undefined) await removeCheckpoint(checkpoint);
    // What has failed by what it was answered is to ask anew. Where the site was away nobody knows what it has done.
    const asksAnew = !isOver && !signal.aborted && knownError(ending).kind !== 'unreachable';
    if (asksAnew) await this.#write([]).catch(() => undefined);
    if (ending === undefined) return;
    if (ending instanceof PlacedError) tellPlace(ending, this.#call.tell);
    throw knownError(ending);
  }

  /** Gives the exit code that the program has named by exit. */
  async #walk(): Promise<number | undefined> {
    const { out, written } = this.#setting;
    const { source, spine } = written;
    const from = await this.#begin();
    const walk = new SpineWalk({ source, frame: this.#frame, out, watcher: this.#watcher });
    try {
      await walk.run(spine, from);
      return undefined;
    } catch (error) {
      if (error instanceof Exiting) return error.exitCode;
      // What is left at the top, as by return, is left.
      if (error instanceof Leaving) return undefined;
      throw error;
    }
  }

  /** Whether the site still knows what it has answered. */
  get #isKnown(): boolean {
    const { kept } = this.#setting.begun;
    // A clock that was set back says as little as one on which much time has passed.
    return kept !== undefined && Math.abs(Date.now() - Date.parse(kept.written)) < knownMs;
  }

  /** Where it goes on, with the variables as they were there. */
  async #begin(): Promise<Place> {
    const { begun, given, log, written } = this.#setting;
    const { kept } = begun;
    const block = written.compiler.scriptBlock(written.program);
    const place = kept === undefined ? [] : await this.#restored(kept);
    const line = kept === undefined ? undefined : this.#lineAt(place);
    log.write({
      kind: 'begin',
      start: new Date().toISOString(),
      runbook: begun.runbook,
      run: begun.run,
      parameters: redacted(
        Object.fromEntries(
          given.flatMap((each) => (each.kind === 'parameter' ? [[each.name, each.value]] : [])),
        ),
      ),
      whatIf: this.#call.whatIf,
      ...(line === undefined ? {} : { continuesAt: line }),
    });
    const isFresh = kept === undefined;
    // A secret is in no checkpoint; the rest is as the run has left it.
    await bindParameters(block, given, this.#frame, begun.runbook, ({ type }) =>
      isFresh ? true : type === 'securestring',
    );
    if (isFresh) await this.#keep(place, this.#watcher.failed);
    else this.#tellContinuing(kept.written, line);
    return place;
  }

  async #restored(kept: NonNullable<BegunRun['kept']>): Promise<Place> {
    const { checkpoint = '', types, written } = this.#setting;
    const { program, compiler } = written;
    const hasTyped = kept.objects.some(([kind, type]) => kind === 'object' && type !== '');
    const descriptions = hasTyped ? await this.#call.program.catalog.descriptions() : [];
    const { scope } = this.#shell;
    try {
      return restoreState(kept, { program, compiler, scope, types, descriptions });
    } catch (error) {
      // What the engine says of a value that is none of ours means nothing to anybody.
      const isOurs = error instanceof Error && error.name === 'Error';
      throw brokenCheckpoint(checkpoint, isOurs ? error.message : 'it is not as it was written');
    }
  }

  #tellContinuing(since: string, line: number | undefined): void {
    const { tell, warn } = this.#call;
    tell(
      line === undefined
        ? `All of it was done already, at ${since}.`
        : `It goes on at line ${line}, after what was done until ${since}.`,
    );
    if (this.#isKnown) return;
    warn(
      'That is more than a day ago, or to come: what was asked of the site just then may be done once more, for it does not know any longer what it has answered.',
    );
  }

  /** Of the statement that comes next, the innermost. */
  #lineAt(place: Place): number | undefined {
    const { source, spine } = this.#setting.written;
    let nodes: readonly SpineNode[] = spine;
    // Nothing is done where it has only begun.
    let found = place.length === 0 ? spine[0] : undefined;
    for (const step of place) {
      if (step.kind === 'statement') found = nodes[step.at] ?? found;
      if (step.kind === 'items' && found?.kind === 'loop') nodes = found.body;
      if (step.kind === 'branch' && found?.kind === 'choice') nodes = found.branches[step.at] ?? [];
    }
    return found === undefined ? undefined : source.placeOf(found.node.start).line;
  }

  async #keep(place: Place, failed: Failed): Promise<void> {
    const { checkpoint, begun, out, written } = this.#setting;
    if (checkpoint === undefined) return;
    // What is written down as done is not given again.
    await out.settled();
    const { kept: _, ...run } = begun;
    const secret = new Set(
      written.program.parameters.flatMap(({ name, type }) =>
        type === 'securestring' ? name.toLowerCase() : [],
      ),
    );
    const isGivenAgain = ({ name, value }: Cell): boolean =>
      value instanceof Secret && secret.has(name.toLowerCase());
    const cells = this.#shell.scope.visible().filter((cell) => !isGivenAgain(cell));
    const state = keepState({ place, cells, typeOf: this.#shell.types.of });
    const now = new Date().toISOString();
    this.#last = { version: 1, ...run, ...failed, ...state, seen: [], written: now };
    this.#requests.forget();
    await writeCheckpoint(checkpoint, this.#last);
  }

  /** The same again, with what the site has answered since. */
  async #write(seen: readonly SeenRequest[]): Promise<void> {
    const { checkpoint } = this.#setting;
    if (checkpoint === undefined || this.#last === undefined) return;
    if (seen.length === 0 && this.#last.seen.length === 0) return;
    this.#last = { ...this.#last, seen };
    await writeCheckpoint(checkpoint, this.#last);
  }

  /** A run that has gone on over failures ends as the first of them would have ended it. */
  #wentOn(): HawserError | undefined {
    const { failed: count, failure } = this.#watcher.failed;
    if (count === 0) return undefined;
    const { begun, log } = this.#setting;
    const path = begun.runbook;
    const { code, message, hint } = runbookErrors('went-on', { path, count, log: log.path });
    return new HawserError(code, { kind: failure ?? 'failed', message, hint }, { target: path });
  }

  /** What it says by its exit code is all that counts, whatever has failed before. */
  #exited(exitCode: number): HawserError | undefined {
    if (exitCode === 0) return undefined;
    const { begun, log } = this.#setting;
    const path = begun.runbook;
    const said = runbookErrors('exited', { path, exitCode, log: log.path });
    const { code, kind, message, hint } = said;
    return new HawserError(code, { kind, message, hint, exitCode }, { target: path });
  }

  #logEnd(error: unknown, exitCode: number | undefined): void {
    this.#setting.log.write({
      kind: 'end',
      end: new Date().toISOString(),
      result: error === undefined ? 'done' : 'failed',
      ...(error === undefined ? {} : { error: knownError(error).code }),
      ...(exitCode === undefined ? {} : { exitCode }),
    });
  }
}

function tellPlace(error: PlacedError, tell: RunbookCall['tell']): void {
  tell(`At ${error.place}:`);
  for (const line of error.source.marked(error.span).split('\n')) tell(`  ${line}`);
}
