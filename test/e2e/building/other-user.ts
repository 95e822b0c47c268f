import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** Somebody else who uses the machine, as the system knows nobody in particular. */
const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];

/** Whether anything can be done as somebody else here. */
export const canBeOthers = process.platform === 'linux' && process.getuid?.() === 0;

/** What a program prints, of whatever kind, that another user of this machine runs. */
export async function asOtherUser(
  line: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const [program = '', ...words] = [...nobody, ...line];
  const child = spawn(program, words, {
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', HOME: '/', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  await once(child, 'close');
  return (await said).join('');
}
