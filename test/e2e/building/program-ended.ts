import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

interface Given {
  readonly stdin?: string;
  readonly cwd?: string;
  /** Besides that of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What a program prints that goes well; whatever else it does is an error with what it said. */
export async function programEnded(
  line: readonly string[],
  { stdin = '', cwd, env = {} }: Given = {},
): Promise<string> {
  const [program = '', ...words] = line;
  const child = spawn(program, words, { stdio: 'pipe', cwd, env: { ...process.env, ...env } });
  child.stdin.on('error', () => undefined).end(stdin);
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await once(child, 'close')) as [number | null];
  const [stdout, stderr] = await said;
  if (code !== 0) throw new Error(`${line.join(' ')} ended (${code}): ${stderr}`);
  return stdout;
}
