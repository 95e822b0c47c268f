import { spawn } from 'node:child_process';
import { constants, type FileHandle, open } from 'node:fs/promises';
import { once } from 'node:events';
import { fromProblem } from '@hawser/core/errors';
import { codeOf, fileErrors, troubleOf } from '@hawser/core/files/file-errors';
import { isHeld, prepareSiteFolder } from '@hawser/core/site/hold-site-folder';
import type { Host } from '@hawser/command/invocation/host';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import { siteProcessErrors } from '../sites/site-process-errors.ts';
import { siteNodeOptions } from './site-node-options.ts';
import type { StartMessage } from './start-message.ts';

export interface DetachedStart {
  /** The words of start-site as the other process is to get them. */
  readonly words: readonly string[];
  readonly folder: SiteFolder;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** For as long as it starts: whoever stops it is told when it has ended. */
  readonly takeSignals: Host['takeSignals'];
  readonly report: (text: string) => void;
}

type Ready = Extract<StartMessage, { kind: 'ready' }>;

/** Starts the site in a process of its own, and comes back when it answers. */
export async function startDetached({
  words,
  folder,
  env,
  signal,
  takeSignals,
  report,
}: DetachedStart): Promise<Ready> {
  await prepareSiteFolder(folder.root);
  const output = await openOutput(folder.output);
  // What one that runs has said stays: this start will come to nothing.
  if (!(await isHeld(folder))) await output.truncate();
  const script = process.argv[1] ?? '';
  const child = spawn(process.execPath, [...siteNodeOptions, script, 'start-site', ...words], {
    // A session of its own: what ends the terminal does not end the site.
    detached: true,
    // Or its working folder could not be removed or unmounted as long as it runs.
    cwd: folder.root,
    env,
    stdio: ['ignore', output.fd, output.fd, 'ipc'],
    windowsHide: true,
  });
  const ended = once(child, 'exit');
  let stops = 0;
  const stop = (): void => {
    stops += 1;
    // Whoever asks twice does not want to wait.
    child.kill(stops === 1 ? 'SIGTERM' : 'SIGKILL');
  };
  signal.addEventListener('abort', stop, { once: true });
  using _ = takeSignals?.((ending) => {
    // The terminal is gone, and with it whoever waits; the site stays.
    if (ending === 'SIGHUP') process.exit(129);
    stop();
  });
  try {
    const ready = told(child, report, folder.output);
    // Whatever it comes to, what counts is that it was to stop.
    await ready.catch(() => undefined);
    if (stops > 0) throw await stopped(ended, folder);
    return await ready;
  } finally {
    signal.removeEventListener('abort', stop);
    await output.close();
    if (child.connected) child.disconnect();
    child.unref();
  }
}

async function openOutput(path: string): Promise<FileHandle> {
  const { O_WRONLY, O_APPEND, O_CREAT, O_NONBLOCK } = constants;
  try {
    // Without O_NONBLOCK a named pipe at that path would be waited for for ever.
    const file = await open(path, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK, 0o600);
    if ((await file.stat()).isFile()) return file;
    await file.close();
  } catch (error) {
    if (codeOf(error) === 'ENXIO') throw notAFile(path);
    throw fileErrors('unwritable', { path, ...troubleOf(error) }, { target: path, cause: error });
  }
  throw notAFile(path);
}

function notAFile(path: string): Error {
  return fileErrors('not-a-file', { path, what: 'a pipe or a device' }, { target: path });
}

/** Whether it was about to answer or not: it was to stop, and has. */
async function stopped(ended: Promise<unknown>, { root }: SiteFolder): Promise<Error> {
  await ended;
  return siteProcessErrors('start-stopped', { folder: root }, { target: root });
}

async function told(
  child: ReturnType<typeof spawn>,
  report: (text: string) => void,
  output: string,
): Promise<Ready> {
  const ended = once(child, 'exit').then(() => {
    const ending = child.signalCode ?? `exit code ${child.exitCode}`;
    throw siteProcessErrors('not-started', { ending, output }, { target: output });
  });
  const ready = new Promise<Ready>((resolve, reject) => {
    child.on('message', (message: StartMessage) => {
      if (message.kind === 'step') report(message.text);
      else if (message.kind === 'ready') resolve(message);
      else if (message.kind === 'failed') reject(fromProblem(message.problem, 500));
      else reject(new Error(message.message));
    });
  });
  return await Promise.race([ready, ended]);
}
