import { findCommand } from '@hawser/command/binding/find-command';
import type { ErrorAction } from '@hawser/command/declaration/common-parameters';
import { canAsk, type Host } from '@hawser/command/invocation/host';
import { type Messages, messagesTo } from '@hawser/command/invocation/messages';
import { displayOf } from '@hawser/command/output/display';
import type { Program } from '@hawser/command/program/program';
import { startBuiltIn } from './built-in-command.ts';
import { Failing } from './failing.ts';
import { ObjectTypes } from './object-types.ts';
import { errorActionIn } from './preferences.ts';
import { startProductCommand } from './product-command.ts';
import { callBlock } from './run/call-block.ts';
import { compileProgram } from './run/compile-program.ts';
import { knownError, placed } from './run/error-record.ts';
import type { Frame, Out, PlaceInProgram, RunBlock, Runnable, ShellServices } from './run/frame.ts';
import { Leaving } from './run/leaving.ts';
import { type Cell, Scope } from './run/scope.ts';
import { Turn } from './run/turn.ts';
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
}

/** Runs programs, one after the other, in what the ones before have left. */
export class Shell implements ShellServices {
  readonly env: ShellServices['env'];
  readonly scope = new Scope();
  readonly went: Cell;
  readonly types = new ObjectTypes();
  readonly failing: Failing;
  readonly messages: Messages;
  readonly #options: ShellOptions;
  readonly #commands = new ShellCommands();
  readonly #program: Program;
  readonly #tools: ShellTools;
  readonly #exitCode: Cell;

  constructor(options: ShellOptions) {
    const { host, program, errorAction, history = () => [] } = options;
    this.#options = options;
    this.env = host.env;
    this.#program = { ...program, catalog: this.#commands.withThese(program.catalog) };
    this.messages = messagesTo(host.stderr, host.env, { verbose: false, debug: false });
    this.went = this.scope.set('?', true);
    this.#exitCode = this.scope.set('LASTEXITCODE', 0);
    const errors = this.scope.set('Error', []);
    this.failing = new Failing(this.messages, {
      errors,
      went: this.went,
      exitCode: this.#exitCode,
    });
    this.scope.set('ErrorActionPreference', errorAction);
    this.scope.set('ConfirmPreference', 'High');
    this.scope.set('WhatIfPreference', false);
    this.scope.set('VerbosePreference', 'SilentlyContinue');
    this.scope.set('PSDefaultParameterValues', new HashTable());
    this.#tools = {
      host,
      messages: this.messages,
      display: displayOf(host.stdout, host.env),
      asks: canAsk(host),
      history,
      descriptions: async () => this.#program.catalog.descriptions(),
      aliases: this.#commands.aliases,
      failed: (error, frame, place, action) => this.failed(error, frame, place, action),
      typeOf: this.types.of,
    };
  }

  /** Runs a program to its end; what ends it before is thrown. */
  async run(
    source: Source,
    out: Out,
    signal: AbortSignal,
    given: StageArguments = [],
  ): Promise<void> {
    const program = compileProgram(parse(source), source);
    const frame: Frame = {
      shell: this,
      scope: this.scope,
      signal,
      turn: new Turn(),
      isTried: false,
      depth: 0,
    };
    try {
      if (program.written.parameters.length === 0 && given.length === 0) {
        await program.run.execute(frame, out);
        return;
      }
      const place = { source, span: program.written };
      const call = { frame, out, name: source.name ?? 'the program', given, isFed: false, place };
      await callBlock(program, call).end();
    } catch (error) {
      // What is left at the top, as by return, is left.
      if (!(error instanceof Leaving)) throw error;
    }
  }

  async find(name: string, frame: Frame, place: PlaceInProgram): Promise<Runnable> {
    const block = frame.scope.find(`function:${name.toLowerCase()}`)?.value;
    if (block instanceof BlockValue) {
      return { start: (call) => callBlock(block as RunBlock, call) };
    }
    const builtIn = this.#commands.find(name);
    if (builtIn !== undefined) {
      return { start: async (call) => startBuiltIn(builtIn, call, this.#tools, this.types) };
    }
    const description = await findCommand(this.#program, name).catch((error: unknown) => {
      throw placed(knownError(error), { ...place, command: '' });
    });
    const surroundings = {
      program: this.#program,
      host: this.#options.host,
      asks: this.#tools.asks,
      failing: this.failing,
      types: this.types,
    };
    return { start: async (call) => startProductCommand(description, call, surroundings) };
  }

  get failures(): number {
    return this.failing.count;
  }

  failed(
    error: unknown,
    frame: Frame,
    place: PlaceInProgram,
    action: ErrorAction = errorActionIn(frame.scope),
  ): void {
    frame.signal.throwIfAborted();
    this.failing.concerning(error, action, place);
  }

  caught(error: unknown): unknown {
    return this.failing.keep(error);
  }
}

type StageArguments = Parameters<Runnable['start']>[0]['given'];
