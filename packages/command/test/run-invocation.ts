import { Readable, Writable } from 'node:stream';
import type { AnyCommand } from '../src/declaration/command.ts';
import { describeCommand } from '../src/declaration/description.ts';
import type { Host } from '../src/invocation/host.ts';
import { invoke } from '../src/invocation/invoke.ts';
import type { OutputStream } from '../src/output/display.ts';
import type { Program } from '../src/program/program.ts';

export interface Surroundings {
  readonly stdin?: string | Readable;
  readonly env?: Readonly<Record<string, string>>;
  /** What else the program has. */
  readonly beside?: readonly AnyCommand[];
  /** The width of the terminal that standard output is; without, it is a pipe. */
  readonly columns?: number;
  readonly interrupted?: AbortSignal;
  readonly stdout?: OutputStream;
  /** Collects what is said beside the output, for who wants to see it before the end. */
  readonly stderr?: Collector;
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command as the command line does, in this process. */
export async function run(
  command: AnyCommand,
  words: readonly string[],
  surroundings: Surroundings = {},
): Promise<Outcome> {
  const stdout = new Collector();
  const { stderr = new Collector() } = surroundings;
  const { beside = [], columns, stdin = '', env = {} } = surroundings;
  const terminal = columns === undefined ? {} : { isTTY: true, columns, rows: 24 };
  const host: Host = {
    stdin: typeof stdin === 'string' ? Readable.from([stdin]) : stdin,
    stdout: surroundings.stdout ?? Object.assign(stdout, terminal),
    stderr,
    env,
    interrupted: surroundings.interrupted ?? new AbortController().signal,
  };
  const description = describeCommand(command);
  const code = await invoke({
    program: programOf(command, ...beside),
    command,
    description,
    words,
    host,
  });
  return { code, stdout: stdout.text, stderr: stderr.text };
}

/** The objects that a command gives, read from its JSON. */
export async function objects(
  command: AnyCommand,
  words: readonly string[],
  surroundings?: Surroundings,
): Promise<readonly unknown[]> {
  const { code, stdout, stderr } = await run(command, [...words, '-Output', 'json'], surroundings);
  if (code !== 0) throw new Error(`exit code ${code}: ${stderr}`);
  return (JSON.parse(stdout) as { value: unknown[] }).value;
}

function programOf(...commands: readonly AnyCommand[]): Program {
  const descriptions = commands.map(describeCommand);
  return {
    name: 'hawser',
    version: '1.2.3',
    summary: 'is tested.',
    catalog: {
      descriptions: async () => descriptions,
      find: async (name) => descriptions.find((each) => each.name === name),
      load: async ({ name }) =>
        commands[descriptions.findIndex((each) => each.name === name)] as AnyCommand,
    },
  };
}

export class Collector extends Writable {
  text = '';

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
