import type { SecretSource } from '@hawser/command/binding/bind';
import { unknownCommand } from '@hawser/command/binding/find-command';
import type { ErrorAction } from '@hawser/command/declaration/common-parameters';
import type { ParameterDescription } from '@hawser/command/declaration/description';
import { type Choose, chooseAt } from '@hawser/command/invocation/choose';
import { inquiring } from '@hawser/command/invocation/error-action';
import { canAsk, type Host } from '@hawser/command/invocation/host';
import { type Messages, messagesTo } from '@hawser/command/invocation/messages';
import { stopBy } from '@hawser/command/invocation/stop-signal';
import { displayOf } from '@hawser/command/output/display';
import type { Program } from '@hawser/command/program/program';
import type { Secret } from '@hawser/core/secret';
import { startBuiltIn } from './built-in-command.ts';
import { Failing } from './failing.ts';
import { ObjectTypes } from './object-types.ts';
import { builtInErrors } from './builtins/built-in-errors.ts';
import { insteadOf } from './powershell-names.ts';
import { errorActionIn } from './preferences.ts';
import { startProductCommand } from './product-command.ts';
import { findNative } from './native/find-native.ts';
import { nativeErrors } from './native/native-errors.ts';
import { callBlock } from './run/call-block.ts';
import { compileProgram } from './run/compile-program.ts';
import { knownError, placed } from './run/error-record.ts';
import type { Frame, Out, PlaceInProgram, RunBlock, Runnable, ShellServices } from './run/frame.ts';
import type { Later } from './run/later.ts';
import { Exiting, Leaving } from './run/leaving.ts';
import { ThrownError } from './run/run-errors.ts';
import { type Cell, functionPrefix, Scope } from './run/scope.ts';
import { Turn } from './run/turn.ts';
import type { RunbookServices } from './runbook/runbook-services.ts';
import { ShellCommands } from './shell-commands.ts';
import type { ShellTools } from './shell-tools.ts';
import { parse } from './syntax/parse.ts';
import type { Source } from './syntax/source.ts';
import { BlockValue } from './values/block-value.ts';
import { HashTable } from './values/hash-table.ts';

export interface ShellOptions {
  readonly program: Program;
  readonly host: Host;
  /** Whether a program ends with what fails in it. */
  readonly errorAction: 'Stop' | 'Continue';
  readonly history?: () => readonly string[];
  /** Without, as there is a terminal. */
  readonly asks?: boolean;
  readonly types?: ObjectTypes;
  readonly runbook?: RunbookServices;
  /** Whether a name that is no command may be a program of the machine. */
  readonly allowNative?: boolean;
}

/** Runs programs, one after the other, in what the ones before have left. */
export class Shell implements ShellServices {
  readonly env: ShellServices['env'];
  readonly scope = new Scope();
  readonly went: Cell;
  readonly types: ObjectTypes;
  readonly failing: Failing;
  readonly messages: Messages;
  readonly #options: ShellOptions;
  readonly #commands = new ShellCommands();
  readonly #program: Program;
  readonly #tools: ShellTools;
  readonly #exitCode: Cell;
  /** As long as a program runs, for "to all" is all of it. */
  #inquire = inquiring(undefined);

  constructor(options: ShellOptions) {
    const { host, program, errorAction, history = () => [] } = options;
    this.#options = options;
    this.types = options.types ?? new ObjectTypes();
    this.env = host.env;
    this.#program = program;
    this.messages = messagesTo(host.stderr, host.env, {
      verbose: false,
      debug: false,
      wording: program.wording,
    });
    this.went = this.scope.set('?', true);
    this.#exitCode = this.scope.set('LASTEXITCODE', 0);
    const errors = this.scope.set('Error', null);
    this.failing = new Failing(this.messages, {
      errors,
      went: this.went,
      exitCode: this.#exitCode,
      wording: program.wording,
    });
    this.scope.set('ErrorActionPreference', errorAction);
    this.scope.set('ConfirmPreference', 'High');
    this.scope.set('WhatIfPreference', false);
    this.scope.set('VerbosePreference', 'SilentlyContinue');
    this.scope.set('PSDefaultParameterValues', new HashTable());
    const which = { Name: 'Hawser', Version: program.version };
    this.scope.set('PSVersionTable', HashTable.of(Object.entries(which)));
    this.#tools = {
      host,
      messages: this.messages,
      // A window becomes wider and narrower.
      get display() {
        return displayOf(host.stdout, host.env);
      },
      asks: options.asks ?? canAsk(host),
      history,
      aliases: this.#commands.aliases,
      failed: (error, frame, place, action) => this.failed(error, frame, place, action),
      typeOf: this.types.of,
      runbook: options.runbook,
    };
  }

  /** Runs a program to its end, and gives the exit code that it has named by exit; what fails in it is thrown. */
  async run(
    source: Source,
    out: Out,
    signal: AbortSignal,
    given: StageArguments = [],
  ): Promise<number | undefined> {
    const program = compileProgram(parse(source), source);
    const frame = this.frameFor(signal);
    try {
      if (program.written.parameters.length === 0 && given.length === 0) {
        await program.run.execute(frame, out);
        return undefined;
      }
      const place = { source, span: program.written };
      const call = { frame, out, name: source.name ?? 'the program', given, isFed: false, place };
      await callBlock(program, call).end();
      return undefined;
    } catch (error) {
      if (error instanceof Exiting) return error.exitCode;
      // What is left at the top, as by return, is left.
      if (error instanceof Leaving) return undefined;
      throw error;
    }
  }

  /** What surrounds a statement at the top of a program. */
  frameFor(signal: AbortSignal): Frame {
    const { scope } = this;
    this.#inquire = inquiring(this.#chooseBy(signal));
    return { shell: this, scope, signal, turn: new Turn(), isTried: false, depth: 0 };
  }

  async find(name: string, frame: Frame, place: PlaceInProgram): Promise<Runnable> {
    const block = frame.scope.find(`${functionPrefix}${name.toLowerCase()}`)?.value;
    if (block instanceof BlockValue) {
      return { start: (call) => callBlock(block as RunBlock, call) };
    }
    const builtIn = this.#commands.find(name);
    if (builtIn !== undefined) {
      return { start: async (call) => startBuiltIn(builtIn, call, this.#tools, this.types) };
    }
    const description = await this.#program.catalog.find(name);
    if (description === undefined) return await this.#findNative(name, frame.scope, place);
    const surroundings = {
      program: this.programIn(frame.scope),
      products: this.#program.catalog,
      host: this.#options.host,
      asks: this.#tools.asks,
      failing: this.failing,
      types: this.types,
      repeating: this.#options.runbook?.repeating,
    };
    return { start: async (call) => startProductCommand(description, call, surroundings) };
  }

  /** The product with all that there is to call besides: what the shell has, and the functions that are seen. */
  programIn(scope: Scope): Program {
    const catalog = this.#commands.withThese(this.#program.catalog, scope);
    return { ...this.#program, catalog };
  }

  async secret(parameter: ParameterDescription, from: SecretSource): Promise<Secret> {
    const { fetchSecret } = await import('@hawser/command/invocation/secret-source');
    const { openSession } = await import('@hawser/command/invocation/session');
    const { host } = this.#options;
    return await fetchSecret(parameter, from, host, await openSession({}, host.env));
  }

  /** A program of the machine, where such may be run; otherwise the error says what may be meant. */
  async #findNative(name: string, scope: Scope, place: PlaceInProgram): Promise<Runnable> {
    const { failing, messages } = this;
    const { host } = this.#options;
    const path = await findNative(name, host.env);
    if (path !== undefined && this.#options.allowNative === true) {
      const { startNative } = await import('./native/native-command.ts');
      return {
        start: (call) => {
          const choose = this.#chooseBy(call.frame.signal);
          return startNative(path, call, { host, failing, messages, choose });
        },
      };
    }
    const instead = insteadOf(name);
    if (instead !== undefined) {
      throw placed(builtInErrors('elsewhere', { name, instead }, { target: name }), place);
    }
    const error = await (path === undefined
      ? unknownCommand(this.programIn(scope), name)
      : nativeErrors('not-allowed', { name }, { target: name }));
    throw placed(error, { ...place, command: '' });
  }

  #chooseBy(signal: AbortSignal): Choose | undefined {
    if (!this.#tools.asks) return undefined;
    return chooseAt(this.#options.host, this.messages, stopBy(signal));
  }

  get failures(): number {
    return this.failing.count;
  }

  failed(
    error: unknown,
    frame: Frame,
    place: PlaceInProgram,
    action: ErrorAction = errorActionIn(frame.scope),
  ): Later<void> {
    frame.signal.throwIfAborted();
    if (action !== 'Inquire' || error instanceof ThrownError) {
      this.failing.concerning(error, action, place);
      return this.messages.taken();
    }
    return this.#inquire(knownError(error)).then(() =>
      this.failing.concerning(error, action, place),
    );
  }

  caught(error: unknown): unknown {
    return this.failing.keep(error);
  }
}

type StageArguments = Parameters<Runnable['start']>[0]['given'];
