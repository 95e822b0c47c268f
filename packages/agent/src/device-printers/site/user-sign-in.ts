import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
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

/** Why there is none. */
const failed = Type.Object({ kind: Type.Literal('failed'), problem: Type.Unknown() });

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
    env: {
      PATH: '/usr/bin:/bin',
      HOME: home,
      USER: name,
      LOGNAME: name,
      ...(await busOf(uid)),
      // To it this is a channel as of every process that has a parent; here it is read as far as it may go.
      NODE_CHANNEL_FD: '3',
    },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    timeout: patienceMs,
    killSignal: 'SIGKILL',
  });
  const end = once(child, 'close');
  end.catch(() => undefined);
  const heard = await firstMessage(child.stdio[3]);
  // It is done, or says what nobody asked for: his own process may be made to.
  if (heard === undefined) child.kill('SIGKILL');
  await end;
  if (Check(failed, heard)) throw fromProblem(heard.problem, 500);
  if (Check(told, heard)) return heard;
  const ending = child.signalCode ?? `it ended with ${child.exitCode}`;
  throw devicePrinterErrors('not-asked', { user: name, ending }, { target: name });
}

/** With a chain of certificates and a token it is a few kibibytes. */
const mostBytes = 256 * 1024;

/** What it says first, which ends with its line; undefined where that is none, or too long. */
async function firstMessage(channel: unknown): Promise<unknown> {
  if (!(channel instanceof Readable)) return undefined;
  let said = Buffer.alloc(0);
  for await (const piece of channel as AsyncIterable<Buffer>) {
    said = Buffer.concat([said, piece]);
    const end = said.indexOf('\n');
    if (end !== -1) return parsed(said.subarray(0, end));
    if (said.length > mostBytes) return undefined;
  }
  return undefined;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Where the keyring of a desktop is reached. */
async function busOf(uid: number): Promise<Readonly<Record<string, string>>> {
  const folder = `/run/user/${uid}`;
  const stats = await stat(folder).catch(() => undefined);
  if (stats?.uid !== uid) return {};
  return { XDG_RUNTIME_DIR: folder, DBUS_SESSION_BUS_ADDRESS: `unix:path=${folder}/bus` };
}
