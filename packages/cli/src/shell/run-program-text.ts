import { outputFormats } from '@hawser/command/declaration/common-parameters';
import { canAsk, type Host } from '@hawser/command/invocation/host';
import { standardInput } from '@hawser/command/invocation/standard-input';
import { stopFor } from '@hawser/command/invocation/stop-signal';
import { displayOf } from '@hawser/command/output/display';
import { type Sink, sinkTo } from '@hawser/command/output/sink';
import { writerFor } from '@hawser/command/output/write-objects';
import type { Program } from '@hawser/command/program/program';
import { exitCodeOf, HawserError } from '@hawser/core/errors';
import { readFile } from './builtins/read-file.ts';
import { builtInErrors } from './builtins/built-in-errors.ts';
import { objectView } from './display/shown-objects.ts';
import { withFormat } from './program-format.ts';
import { ShownText } from './values/shown-text.ts';
import { knownError } from './run/error-record.ts';
import { Shell } from './shell.ts';
import type { ProgramAsked } from './shell-words.ts';
import { Source } from './syntax/source.ts';
import { plain } from './builtins/plain-value.ts';

const longest = 1024 * 1024;

/** Runs a program that the command line names, and gives the exit code; undefined where there is none. */
export async function runProgramText(
  asked: ProgramAsked,
  program: Program,
  host: Host,
): Promise<number | undefined> {
  const shell = new Shell({
    program,
    host,
    // Nobody looks at what went wrong, so that nothing is built upon it.
    errorAction: canAsk(host) ? 'Continue' : 'Stop',
    allowNative: asked.allowNative,
  });
  const sink = sinkTo(host.stdout);
  using stopping = stopFor(host, undefined);
  const signal = AbortSignal.any([stopping.signal, sink.closed]);
  let ending: unknown;
  let exited: number | undefined;
  try {
    const source = await sourceOf(asked, host);
    if (asked.mayBeNone === true && source.text.trim() === '') return undefined;
    const { format, given } = withFormat(asked, source, host.env);
    const outlet = await outletFor(format, shell, host, sink);
    await shell.run(source, outlet, signal, given).then(
      (code) => (exited = code),
      (error: unknown) => (ending = error ?? new Error('nothing was thrown')),
    );
    await outlet.end(ending);
  } catch (error) {
    ending = error;
  }
  await sink.end();
  const lost = sink.closed.reason instanceof HawserError ? sink.closed.reason : undefined;
  if (sink.closed.aborted) ending = lost;
  if (ending !== undefined) shell.failing.say(ending);
  if (ending !== undefined) return exitCodeOf(ending);
  if (exited !== undefined) return exited;
  return shell.went.value === true ? 0 : shell.failing.lastExitCode;
}

async function sourceOf({ kind, text }: ProgramAsked, host: Host): Promise<Source> {
  if (text === '-') return new Source(await readAll(host.stdin), 'standard input');
  return kind === 'command' ? new Source(text) : new Source(await readFile(text), text);
}

async function readAll(stdin: Host['stdin']): Promise<string> {
  const refuse = (reason: string, cause?: unknown): HawserError =>
    builtInErrors('unreadable', { what: 'The program on standard input', reason }, { cause });
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of standardInput(stdin, refuse)) {
    pieces.push(piece);
    length += piece.length;
    if (length > longest) throw refuse('it is longer than 1 MB');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw refuse('it is not text in UTF-8');
  }
}

interface Outlet {
  write(value: unknown): Promise<void> | undefined;
  end(ending: unknown): Promise<void>;
}

/** For a person as objects are, or all of them as one text of a form. */
async function outletFor(
  format: string | undefined,
  shell: Shell,
  host: Host,
  sink: Sink,
): Promise<Outlet> {
  if (format === undefined || format === 'table' || format === 'list') {
    const view = objectView(displayOf(host.stdout, host.env), shell.types.of);
    return {
      write: (value) => sink.write(view.write(value)),
      end: async () => await sink.write(view.end()),
    };
  }
  const known = outputFormats.find((each) => each === format);
  if (known === undefined) {
    throw builtInErrors('unknown-output', { format, formats: outputFormats.join(', ') });
  }
  const choice = { format: known, properties: undefined, output: undefined };
  const writer = await writerFor(choice, host.stdout, host.env);
  return {
    write: (value) =>
      sink.write(writer.write(value instanceof ShownText ? value.text : plain(value, 20))),
    async end(ending) {
      const errors = ending === undefined ? [] : [knownError(ending)];
      await sink.write(writer.end({ errors, warnings: [] }));
    },
  };
}
