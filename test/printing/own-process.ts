import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { atEnd } from './at-end.ts';

export interface OwnProcess {
  readonly pid: number;
  /** Ends it as the system does, so that it can put things away; nothing where it has ended. */
  stop(): Promise<void>;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
  /** It takes connections and answers nothing, until it is thawed. */
  freeze(): void;
  thaw(): void;
}

interface Started {
  readonly program: string;
  readonly words: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Of 127.0.0.1; it is there when it takes connections. */
  readonly port: number;
  /** Says so otherwise, where it listens in another network. */
  readonly isThere?: (pid: number) => Promise<boolean>;
}

const patienceMs = 10_000;

/** A program that serves at a port, and ends with the test. */
export async function startOwnProcess(started: Started): Promise<OwnProcess> {
  const { program, words, environment: env, cwd, port } = started;
  const { isThere = async () => takesConnections(port) } = started;
  const child = spawn(program, words, { env, cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr
    .setEncoding('utf8')
    .on('data', (piece: string) => (said = (said + piece).slice(-4000)));
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const ended = once(child, 'exit');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (isOver()) return;
    child.kill(signal);
    child.kill('SIGCONT');
    await ended;
  };
  atEnd(async () => end('SIGTERM'));
  const giveUp = Date.now() + patienceMs;
  while (!(await isThere(child.pid ?? 0))) {
    if (isOver() || Date.now() > giveUp) throw new Error(`${program} is not there: ${said}`);
    await pause(5);
  }
  return {
    pid: child.pid ?? 0,
    stop: async () => end('SIGTERM'),
    kill: async () => end('SIGKILL'),
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
  };
}

async function takesConnections(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' });
  return await new Promise<boolean>((resolve) => {
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
  }).finally(() => socket.destroy());
}
