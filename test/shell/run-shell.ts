import { PassThrough, Readable, Writable } from 'node:stream';
import { exitCodeOf } from '@hawser/core/errors';
import { named } from '@hawser/command/declaration/catalog';
import type { AnyCommand } from '@hawser/command/declaration/command';
import { describeCommand } from '@hawser/command/declaration/description';
import type { Host } from '@hawser/command/invocation/host';
import type { Program } from '@hawser/command/program/program';
import { plain } from '../../packages/cli/src/shell/builtins/plain-value.ts';
import { Shell } from '../../packages/cli/src/shell/shell.ts';
import { Source } from '../../packages/cli/src/shell/syntax/source.ts';

export interface Ran {
  /** What the program gave, as JSON has it. */
  readonly objects: readonly unknown[];
  /** What it said beside that. */
  readonly said: string;
  /** The code of the error that ended it. */
  readonly ended: string | undefined;
  readonly exitCode: number;
  /** How much of what it said has waited at most to be taken. */
  readonly mostWaiting: number;
}

export interface ShellSetting {
  readonly commands?: readonly AnyCommand[];
  readonly errorAction?: 'Stop' | 'Continue';
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly allowNative?: boolean;
  /** Told of each object that the program gives. */
  readonly given?: () => void;
  /** Whether what is said is taken only bit by bit. */
  readonly listensSlowly?: boolean;
  /** What somebody at a terminal answers, one question after the other; without, nobody sits there. */
  readonly answers?: readonly string[];
}

/** Runs a program in this process, with no commands of the product but those that are given. */
export async function runShell(text: string, setting: ShellSetting = {}): Promise<Ran> {
  const { commands = [], errorAction = 'Stop', env = {}, answers } = setting;
  const stderr = new Collector();
  stderr.isSlow = setting.listensSlowly === true;
  const host: Host = {
    ...hostOf({ env }),
    ...(answers !== undefined && { stdin: answering(answers, stderr) }),
    stderr,
  };
  const { allowNative = false, given } = setting;
  const shell = new Shell({ program: programOf(commands), host, errorAction, allowNative });
  const objects: unknown[] = [];
  const out = {
    write(value: unknown): void {
      objects.push(plain(value, 20));
      given?.();
    },
  };
  let ended: unknown;
  let exited: number | undefined;
  try {
    const signal = setting.signal ?? new AbortController().signal;
    exited = await shell.run(new Source(text), out, signal);
  } catch (error) {
    ended = error;
    shell.failing.say(error);
  }
  return {
    objects,
    said: stderr.text,
    ended: ended === undefined ? undefined : codeOf(ended),
    exitCode: ended === undefined ? (exited ?? 0) : exitCodeOf(ended),
    mostWaiting: stderr.mostWaiting,
  };
}

export function hostOf({ env }: Pick<Host, 'env'>): Host {
  return {
    stdin: Readable.from(['']),
    stdout: new Collector(),
    stderr: new Collector(),
    env,
    interrupted: new AbortController().signal,
  };
}

function codeOf(error: unknown): string {
  const { code = String(error) } = error as { code?: string };
  return code;
}

export function programOf(commands: readonly AnyCommand[]): Program {
  const descriptions = commands.map(describeCommand);
  return {
    name: 'hawser',
    version: '1.2.3',
    summary: 'is tested.',
    catalog: {
      descriptions: async () => descriptions,
      find: async (name) => named(name, descriptions),
      load: async ({ name }) =>
        commands[descriptions.findIndex((each) => each.name === name)] as AnyCommand,
    },
  };
}

/** Somebody who types the next answer when the last thing said is a question. */
function answering(answers: readonly string[], said: Collector): Host['stdin'] {
  const keys = Object.assign(new PassThrough(), { isTTY: true });
  const left = [...answers];
  said.isTTY = true;
  said.heard = (piece) => {
    if (!piece.includes('(default is "')) return;
    const answer = left.shift();
    if (answer === undefined) keys.end();
    else keys.write(`${answer}\n`);
  };
  return keys;
}

class Collector extends Writable {
  text = '';
  mostWaiting = 0;
  isTTY = false;
  isSlow = false;
  heard: (piece: string) => void = () => {};

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    const piece = chunk.toString();
    this.text += piece;
    this.mostWaiting = Math.max(this.mostWaiting, this.writableLength);
    this.heard(piece);
    if (this.isSlow) setImmediate(done);
    else done();
  }
}
