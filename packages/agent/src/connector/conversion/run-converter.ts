import { inPath } from '@hawser/core/files/in-path';
import { visible } from '@hawser/core/visible';
import { ConversionFailed, ConversionTooLarge } from './conversion-failed.ts';
import { converterTurns } from './turns.ts';
import { withoutNetwork } from './without-network.ts';

export interface ConverterLimits {
  readonly milliseconds: number;
  readonly memoryBytes: number;
  /** Of what it writes, to its output and to files. */
  readonly bytes: number;
}

export interface Running {
  /** By its whole path. */
  readonly program: string;
  readonly words: readonly string[];
  /** Its own, for whatever it has to put somewhere. */
  readonly folder: string;
  readonly limits: ConverterLimits;
  readonly signal: AbortSignal;
  /** Gets what it writes; what this throws ends it. */
  readonly write: (piece: Buffer) => Promise<void>;
}

const longestReason = 200;

/**
 * Runs a converter within limits, to its end. It has no shell, no word of the document among its own, nothing
 * of the environment of this process; and it ends with its children. Gives the last that it has said.
 */
export async function runConverter(running: Running): Promise<string> {
  return await converterTurns.take(async () => run(running), running.signal);
}

async function run({ program, words, folder, limits, signal, write }: Running): Promise<string> {
  const { execa } = await import('execa');
  const unconnected = [...(await withoutNetwork()), program, ...words];
  const [first = program, ...rest] = await withLimits(unconnected, limits);
  const environment = { TMPDIR: folder, TEMP: folder, HOME: folder, LC_ALL: 'C' };
  const converter = execa(first, rest, {
    cwd: folder,
    env: { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], ...environment },
    extendEnv: false,
    stdin: 'ignore',
    buffer: false,
    encoding: 'buffer',
    // In a group of its own, it can be ended with its children.
    detached: process.platform !== 'win32',
    reject: false,
  });
  let said = '';
  converter.stderr.on('data', (piece: Buffer) => (said = (said + piece.toString()).slice(-4000)));
  let isLate = false;
  const end = (): void => endGroup(converter.pid);
  const late = setTimeout(() => {
    isLate = true;
    end();
  }, limits.milliseconds);
  signal.addEventListener('abort', end);
  let written = 0;
  try {
    for await (const piece of converter.stdout as AsyncIterable<Buffer>) {
      written += piece.length;
      if (written > limits.bytes) throw tooMuch(limits);
      await write(piece);
    }
    const { failed, exitCode, isTerminated } = await converter;
    signal.throwIfAborted();
    if (isLate) {
      const minutes = Math.round(limits.milliseconds / 6000) / 10;
      throw new ConversionFailed(`To convert it took over ${minutes} minutes.`);
    }
    if (!failed) return said;
    if (isTerminated) throw new ConversionFailed('The converter was ended: it took too much.');
    throw new ConversionFailed(`The converter cannot read it (${reasonIn(said, exitCode)}).`);
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', end);
    end();
    await converter;
  }
}

/** Where the system has a way to limit what a program takes; what is not limited there is by time and output. */
async function withLimits(
  command: readonly string[],
  { memoryBytes, bytes, milliseconds }: ConverterLimits,
): Promise<readonly string[]> {
  const prlimit = await inPath('prlimit', process.env);
  if (prlimit === undefined) return command;
  const seconds = Math.ceil(milliseconds / 1000);
  const limits = [`--as=${memoryBytes}`, `--fsize=${bytes}`, `--cpu=${seconds}`, '--core=0'];
  return [prlimit, ...limits, '--', ...command];
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

function tooMuch({ bytes }: ConverterLimits): ConversionTooLarge {
  const mebibytes = Math.round(bytes / 2 ** 20);
  return new ConversionTooLarge(`For the printer it would be larger than ${mebibytes} MiB.`);
}

/** The last that it has said of what is wrong. */
function reasonIn(said: string, exitCode: number | undefined): string {
  const lines = said.split('\n').map((line) => line.replaceAll('*', '').trim());
  const wrong = lines.findLast((line) => /error|cannot|unrecoverable/i.test(line));
  return visible(wrong ?? `it ended with ${exitCode}`).slice(0, longestReason);
}
