import { Readable, Writable } from 'node:stream';
import { exitCodeOf } from '@hawser/core/errors';
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
}

export interface ShellSetting {
  readonly commands?: readonly AnyCommand[];
  readonly errorAction?: 'Stop' | 'Continue';
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Runs a program in this process, with no commands of the product but those that are given. */
export async function runShell(text: string, setting: ShellSetting = {}): Promise<Ran> {
  const { commands = [], errorAction = 'Stop', env = {} } = setting;
  const stderr = new Collector();
  const host: Host = {
    stdin: Readable.from(['']),
    stdout: new Collector(),
    stderr,
    env,
    interrupted: new AbortController().signal,
  };
  const shell = new Shell({ program: programOf(commands), host, errorAction });
  const objects: unknown[] = [];
  const out = { write: (value: unknown): void => void objects.push(plain(value, 20)) };
  let ended: unknown;
  try {
    await shell.run(new Source(text), out, setting.signal ?? new AbortController().signal);
  } catch (error) {
    ended = error;
    shell.failing.say(error);
  }
  return {
    objects,
    said: stderr.text,
    ended: ended === undefined ? undefined : codeOf(ended),
    exitCode: ended === undefined ? 0 : exitCodeOf(ended),
  };
}

function codeOf(error: unknown): string {
  const { code = String(error) } = error as { code?: string };
  return code;
}

function programOf(commands: readonly AnyCommand[]): Program {
  const descriptions = commands.map(describeCommand);
  return {
    name: 'hawser',
    version: '1.2.3',
    summary: 'is tested.',
    catalog: {
      descriptions: async () => descriptions,
      find: async (name) => {
        const folded = name.replaceAll('-', '').toLowerCase();
        return descriptions.find((each) => each.name.replaceAll('-', '').toLowerCase() === folded);
      },
      load: async ({ name }) =>
        commands[descriptions.findIndex((each) => each.name === name)] as AnyCommand,
    },
  };
}

class Collector extends Writable {
  text = '';

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
