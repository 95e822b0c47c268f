import { setTimeout } from 'node:timers/promises';

const graceMs = 3000;

/** Asks a program and all that it has started to end, and ends it where it does not. */
export async function endGroup(pid: number | undefined, ended: Promise<unknown>): Promise<void> {
  if (pid === undefined) return;
  signalGroup(pid, 'SIGTERM');
  const left = new AbortController();
  const late = setTimeout(graceMs, 'late', { signal: left.signal, ref: false }).catch(
    () => 'ended',
  );
  const first = await Promise.race([late, ended]);
  left.abort();
  if (first === 'late') signalGroup(pid, 'SIGKILL');
}

export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // It has ended.
  }
}
