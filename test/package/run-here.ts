// Runs a program once for each line of words that it is given, all in this process, and tells how each has ended.
import { pathToFileURL } from 'node:url';

const [, , main = '', ...lines] = process.argv;
const url = pathToFileURL(main).href;
const ended: { line: string; code: number; stderr: string }[] = [];
// Each start listens for the signals that would end it.
process.setMaxListeners(0);

for (const line of lines) {
  const stderr: string[] = [];
  const [code] = await Promise.all([exitCode(stderr), start(line)]);
  ended.push({ line, code, stderr: stderr.join('') });
}
process.stdout.write(JSON.stringify(ended));

async function start(line: string): Promise<void> {
  process.argv.splice(2, Infinity, ...line.split(' '));
  // It does as if it were the first: a query makes another module of the same file.
  await import(`${url}?${encodeURIComponent(line)}`);
}

async function exitCode(stderr: string[]): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  process.stderr.write = (piece: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
    stderr.push(piece.toString());
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  };
  process.exit = ((code: number) => resolve(code)) as typeof process.exit;
  return promise;
}
