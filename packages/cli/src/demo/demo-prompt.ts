import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Host } from '@hawser/command/invocation/host';
import { demoEnvironment } from './demo-environment.ts';
import type { DemoFolder } from './demo-folder.ts';
import type { DemoPrograms } from './demo-programs.ts';

export interface Prompting {
  readonly programs: DemoPrograms;
  readonly host: Host;
  readonly folder: DemoFolder;
  /** Aborted when everything is to end. */
  readonly signal: AbortSignal;
}

/** Opens the shell in the surroundings of the demo, where it finds both programs, until somebody leaves. */
export async function promptInDemo({ programs, host, folder, signal }: Prompting): Promise<void> {
  const env = demoEnvironment(host.env, folder.site);
  const name = Object.keys(env).find((each) => each.toUpperCase() === 'PATH') ?? 'PATH';
  const separator = process.platform === 'win32' ? ';' : ':';
  const child = spawn(process.execPath, [programs.hawser, '-AllowNative'], {
    cwd: folder.root,
    env: {
      ...env,
      HAWSER_PROMPT: 'demo> ',
      [name]: `${folder.programs}${separator}${env[name] ?? ''}`,
    },
    stdio: 'inherit',
  });
  const end = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', end, { once: true });
  await once(child, 'close').catch((error: unknown) => {
    host.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  });
  signal.removeEventListener('abort', end);
}
