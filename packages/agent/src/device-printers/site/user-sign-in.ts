import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import type { StartMessage } from '@hawser/command/detached/start-message';
import { fromProblem } from '@hawser/core/errors';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import { devicePrinterErrors } from '../device-printer-errors.ts';
import type { MachineUser } from './machine-user.ts';

/** What a process that is somebody tells of his sign-in. */
const told = Type.Object({
  kind: Type.Literal('ready'),
  url: Type.String(),
  trustAnchor: Type.Union([Type.String(), Type.Null()]),
  printerLimit: Type.Integer(),
  token: Type.String(),
  until: Type.Integer(),
});

export type UserSignIn = Static<typeof told>;

/** Where it is, if it is not this program. */
const program = process.argv[1] ?? '';

const patienceMs = 30_000;

/**
 * What somebody was given when he signed in, as he finds it himself: a process that is him looks into his
 * own folder, and nobody else opens a file of his, where root could be led anywhere by a link.
 */
export async function userSignIn(
  { name, uid, gid, home }: MachineUser,
  {
    isRefused,
    script = program,
  }: { readonly isRefused: boolean; readonly script?: string | undefined },
): Promise<UserSignIn> {
  const words = [script, 'get-agent-user', ...(isRefused ? ['--renew'] : [])];
  const child = spawn(process.execPath, words, {
    uid,
    gid,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', HOME: home, USER: name, LOGNAME: name, ...(await busOf(uid)) },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    timeout: patienceMs,
    killSignal: 'SIGKILL',
  });
  let heard: StartMessage<object> | undefined;
  child.on('message', (message: StartMessage<object>) => (heard ??= message));
  await once(child, 'close');
  if (heard?.kind === 'failed') throw fromProblem(heard.problem, 500);
  if (Check(told, heard)) return heard;
  const ending = child.signalCode ?? `it ended with ${child.exitCode}`;
  throw devicePrinterErrors('not-asked', { user: name, ending }, { target: name });
}

/** Where the keyring of a desktop is reached. */
async function busOf(uid: number): Promise<Readonly<Record<string, string>>> {
  const folder = `/run/user/${uid}`;
  const stats = await stat(folder).catch(() => undefined);
  if (stats?.uid !== uid) return {};
  return { XDG_RUNTIME_DIR: folder, DBUS_SESSION_BUS_ADDRESS: `unix:path=${folder}/bus` };
}
