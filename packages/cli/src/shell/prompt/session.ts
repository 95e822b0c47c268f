import type { Host } from '@hawser/command/invocation/host';
import { matchParameter } from '@hawser/command/binding/match-name';
import { named } from '@hawser/command/declaration/catalog';
import { placedParameters } from '@hawser/command/declaration/common-parameters';
import { folded } from '@hawser/command/declaration/names';
import { unlessStopped } from '@hawser/command/invocation/stop-signal';
import { displayOf } from '@hawser/command/output/display';
import { sinkTo } from '@hawser/command/output/sink';
import type { Program } from '@hawser/command/program/program';
import { HawserError } from '@hawser/core/errors';
import { objectView } from '../display/shown-objects.ts';
import { functionPrefix } from '../run/scope.ts';
import { Shell } from '../shell.ts';
import type { Source } from '../syntax/source.ts';
import type { Known } from './completion/known.ts';
import { promptByFunction } from './prompt-function.ts';
import { promptWording } from './prompt-wording.ts';
import type { IsSecret } from './history/gives-secret.ts';

export interface SessionOptions {
  readonly program: Program;
  readonly host: Host;
  readonly history: () => readonly string[];
  /** Whether a name that is no command may be a program of the machine. */
  readonly allowNative?: boolean;
}

/** The shell that lives as long as the prompt. */
export interface Session {
  readonly known: Known;
  /** Whether there is a command of that name. */
  isKnown(name: string): boolean;
  readonly isSecret: IsSecret;
  /** What the session's own function makes the prompt, if it has one. */
  prompt(): Promise<string | undefined>;
  /** Runs a line to its end, shows what it gives, and says what went wrong; gives the exit code by which it leaves. */
  run(source: Source, signal: AbortSignal): Promise<number | undefined>;
}

export async function openSession(options: SessionOptions): Promise<Session> {
  const { host, history, allowNative = false } = options;
  const program = { ...options.program, wording: promptWording };
  // Ctrl-C ends a line, and never all of it.
  const never = new AbortController().signal;
  const own = Object.create(host, { interrupted: { value: never } }) as Host;
  const shell = new Shell({ program, host: own, errorAction: 'Continue', history, allowNative });
  const known = shell.programIn(shell.scope);
  const descriptions = await known.catalog.descriptions();
  const names = new Set(
    descriptions.flatMap(({ name, aliases }) => [name, ...aliases].map((each) => folded(each))),
  );
  return {
    known: { program: known, scope: shell.scope, env: host.env },
    isKnown(name) {
      const isFunction = shell.scope.find(`${functionPrefix}${name.toLowerCase()}`) !== undefined;
      // Whether the machine has a program of that name is not looked up with each key.
      return allowNative || isFunction || names.has(folded(name));
    },
    isSecret(name, parameter) {
      const description = named(name, descriptions);
      if (description === undefined) return undefined;
      const match = matchParameter(parameter, placedParameters(description));
      return 'found' in match ? match.found.type === 'secret' : undefined;
    },
    prompt: async () => promptByFunction(shell),
    async run(source, signal) {
      const view = objectView(displayOf(host.stdout, host.env), shell.types.of);
      const sink = sinkTo(host.stdout);
      const out = { write: (value: unknown) => sink.write(view.write(value)) };
      let ending: unknown;
      const exited = await unlessStopped(shell.run(source, out, signal), signal).catch(
        (error: unknown) => void (ending = error ?? new Error('nothing was thrown')),
      );
      await sink.write(view.end());
      await sink.end();
      if (ending === undefined) return exited;
      shell.failing.keep(ending);
      // Who has interrupted it knows.
      const isStopped = ending instanceof HawserError && ending.kind === 'interrupted';
      if (!isStopped && !signal.aborted) shell.failing.say(ending);
      return undefined;
    },
  };
}
