import { once } from 'node:events';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import type { Choose } from '@hawser/command/invocation/choose';
import type { Host } from '@hawser/command/invocation/host';
import type { Messages } from '@hawser/command/invocation/messages';
import { shouldProcess } from '@hawser/command/invocation/should-process';
import { visible } from '@hawser/core/visible';
import { plain } from '../builtins/plain-value.ts';
import type { Failing } from '../failing.ts';
import type { Out, Stage, StageCall } from '../run/frame.ts';
import { withPreferences } from '../preferences.ts';
import { Enough } from '../run/leaving.ts';
import type { Scope } from '../run/scope.ts';
import { asText } from '../values/as-text.ts';
import { endGroup, signalGroup } from './end-group.ts';
import { Lines } from './lines.ts';
import { nativeErrors } from './native-errors.ts';
import { nativeWords } from './native-words.ts';

export interface NativeSurroundings {
  readonly host: Pick<Host, 'atEnd' | 'env'>;
  readonly messages: Messages;
  readonly failing: Failing;
  /** Undefined where nobody can be asked. */
  readonly choose: Choose | undefined;
}

const longestLine = 1024 * 1024;

/**
 * A program of the machine as a stage: what comes are lines of its input, and its lines are what it gives.
 * It gets its arguments as they are, by no shell, and nobody's keyboard.
 */
export function startNative(
  path: string,
  { frame, given, isFed, name, out }: StageCall,
  surroundings: NativeSurroundings,
): Stage {
  const { failing, host, messages } = surroundings;
  const tooLong = (): Error => nativeErrors('line-too-long', { name, most: '1 MB' });
  const words = (): readonly string[] => {
    const all = nativeWords(given);
    if (!all.some((word) => word.includes('\0'))) return all;
    throw nativeErrors('not-started', { name, reason: 'an argument has a NUL in it' });
  };
  let running: Promise<Running> | undefined;
  const started = async (): Promise<Running> => {
    frame.signal.throwIfAborted();
    return await (running ??= run(path, words(), isFed, host));
  };
  let reading: Promise<void> | undefined;
  let failed: { readonly error: unknown } | undefined;
  let hasEnded = false;

  const begin = async (): Promise<Running> => {
    const program = await started();
    if (reading !== undefined) return program;
    frame.signal.addEventListener('abort', program.end, { once: true });
    // Or while it was started.
    if (frame.signal.aborted) program.end();
    const said: Out = {
      write(line) {
        messages.line(visible(String(line)));
        return messages.taken();
      },
    };
    reading = Promise.all([
      readLines(program.stdout, out, tooLong),
      readLines(program.stderr, said, tooLong),
    ]).then(
      () => void (hasEnded = true),
      (error: unknown) => {
        failed = { error };
        hasEnded = true;
        program.end();
      },
    );
    return program;
  };
  /** What it does nobody knows, so that what would be done is only told of. */
  let allowed: Promise<boolean> | undefined;
  const mayRun = async (): Promise<boolean> =>
    await (allowed ??= shouldRun(frame.scope, surroundings)(name, 'Run program'));
  const finish = async (): Promise<void> => {
    if (!(await mayRun())) return;
    const program = await begin();
    program.stdin?.end();
    await reading;
    const { code, reason } = await program.ended;
    frame.signal.throwIfAborted();
    if (failed !== undefined) throw failed.error;
    if (code === undefined) throw nativeErrors('not-started', { name, reason });
    failing.programEnded(code);
  };
  const stage: Stage = {
    async take(object) {
      if (!(await mayRun())) return;
      const { stdin } = await begin();
      if (hasEnded) {
        // It wants no more, and those before it need not go on.
        await finish();
        throw new Enough(stage);
      }
      if (stdin?.write(`${lineOf(object)}\n`) === false) await emptied(stdin, reading);
    },
    end: finish,
    async close() {
      if (running === undefined) return;
      const program = await running.catch(() => undefined);
      if (program === undefined) return;
      frame.signal.removeEventListener('abort', program.end);
      program.end();
      await program.ended;
      await reading;
    },
  };
  return stage;
}

function shouldRun(
  scope: Scope,
  { messages, choose }: NativeSurroundings,
): ReturnType<typeof shouldProcess> {
  const { whatIf = false, confirm } = withPreferences({}, 'medium', scope);
  return shouldProcess({ impact: 'medium', whatIf, confirm, force: false, messages, choose });
}

/** What the system says of a program that does not start. */
const reasons = new Map([
  ['E2BIG', 'its arguments are too long'],
  ['ENOENT', 'the program that its first line names is not there'],
]);

interface Running {
  readonly stdin: Writable | null;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Its exit code, or why there is none. */
  readonly ended: Promise<{ readonly code: number | undefined; readonly reason: string }>;
  /** Ends it and what it has started, if it still runs. */
  readonly end: () => void;
}

async function run(
  path: string,
  words: readonly string[],
  isFed: boolean,
  { atEnd, env }: NativeSurroundings['host'],
): Promise<Running> {
  const { execa } = await import('execa');
  const child = execa(path, words, {
    env,
    extendEnv: false,
    stdin: isFed ? 'pipe' : 'ignore',
    buffer: false,
    encoding: 'buffer',
    // In a group of its own it is ended with what it has started, and finds no keyboard to ask at.
    detached: process.platform !== 'win32',
    reject: false,
  });
  // Who closes his input has had enough of it.
  child.stdin?.on('error', () => {});
  let isOver = false;
  let isAsked = false;
  const { pid } = child;
  // In its own group it hears nothing of what ends this process.
  const atOnce = (): void => {
    if (pid !== undefined) signalGroup(pid, isAsked ? 'SIGKILL' : 'SIGTERM');
  };
  const last = atEnd?.(atOnce);
  const ended = child.then(({ exitCode, signal, code: trouble = '', originalMessage }) => {
    isOver = true;
    last?.[Symbol.dispose]();
    // As every shell has it.
    const code = exitCode ?? (signal === undefined ? undefined : 128 + constants.signals[signal]);
    return { code, reason: reasons.get(trouble) ?? originalMessage ?? 'nothing is known' };
  });
  const end = (): void => {
    if (isOver) return;
    isAsked = true;
    void endGroup(pid, ended);
  };
  return { stdin: child.stdin, stdout: child.stdout, stderr: child.stderr, ended, end };
}

async function readLines(from: Readable, out: Out, tooLong: () => Error): Promise<void> {
  const lines = new Lines(longestLine, tooLong);
  for await (const piece of from as AsyncIterable<Buffer>) {
    for (const line of lines.take(piece)) await out.write(line);
  }
  for (const line of lines.end()) await out.write(line);
}

/** Texts are lines as they are; of anything else a program can make most as JSON. */
function lineOf(object: unknown): string {
  return typeof object === 'object' && object !== null && !(object instanceof Date)
    ? JSON.stringify(plain(object, 20))
    : asText(object);
}

async function emptied(stdin: Writable, over: Promise<void> | undefined): Promise<void> {
  const left = new AbortController();
  const drained = once(stdin, 'drain', { signal: left.signal }).catch(() => {});
  await Promise.race([drained, over]);
  left.abort();
}
