import { spawn } from 'node:child_process';
import { constants, type FileHandle, open } from 'node:fs/promises';
import { once } from 'node:events';
import { fromProblem } from '@hawser/core/errors';
import { fileErrors, troubleOf } from '@hawser/core/files/file-errors';
import { isHeld, prepareSiteFolder } from '@hawser/core/site/hold-site-folder';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import { siteProcessErrors } from '../sites/site-process-errors.ts';
import type { StartMessage } from './start-message.ts';

export interface DetachedStart {
  /** The words of start-site as the other process is to get them. */
  readonly words: readonly string[];
  readonly folder: SiteFolder;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly report: (text: string) => void;
}

type Ready = Extract<StartMessage, { kind: 'ready' }>;

/** Starts the site in a process of its own, and comes back when it answers. */
export async function startDetached({
  words,
  folder,
  env,
  signal,
  report,
}: DetachedStart): Promise<Ready> {
  await prepareSiteFolder(folder.root);
  const output = await openOutput(folder.output);
  // What one that runs has said stays: this start will come to nothing.
  if (!(await isHeld(folder))) await output.truncate();
  const script = process.argv[1] ?? '';
  const child = spawn(process.execPath, [script, 'start-site', ...words], {
    // A session of its own: what ends the terminal does not end the site.
    detached: true,
    // Or its working folder could not be removed or unmounted as long as it runs.
    cwd: folder.root,
    env,
    stdio: ['ignore', output.fd, output.fd, 'ipc'],
    windowsHide: true,
  });
  const stop = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await told(child, report, folder.output);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
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
    return await open(path, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK, 0o600);
  } catch (error) {
    throw fileErrors('unwritable', { path, ...troubleOf(error) }, { target: path, cause: error });
  }
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
