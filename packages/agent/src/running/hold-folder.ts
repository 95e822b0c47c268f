import { stat } from 'node:fs/promises';
import { HawserError } from '@hawser/core/errors';
import { withLock } from '@hawser/core/files/lock';
import { makeFolder } from '@hawser/core/files/make-folder';
import { thisAgentErrors } from '../agent-errors.ts';
import type { AgentFolder } from '../registration/agent-folder.ts';

const patienceMs = 500;

/** Does the work as the only agent of the folder. */
export async function asOnlyAgent(folder: AgentFolder, work: () => Promise<void>): Promise<void> {
  await makeFolder(folder.root, 0o700);
  let begun = false;
  const first = async (): Promise<void> => {
    begun = true;
    await work();
  };
  await withLock(folder.lock, first, { timeoutMs: patienceMs }).catch((error: unknown) => {
    if (begun || !isLocked(error)) throw error;
    throw thisAgentErrors('running', { folder: folder.root }, { target: folder.root });
  });
}

/** Whether an agent, or a virtual printer, runs in the folder now. */
export async function isRunning({ lock }: Pick<AgentFolder, 'lock'>): Promise<boolean> {
  const isThere = await stat(`${lock}.lock`).then(
    () => true,
    () => false,
  );
  if (!isThere) return false;
  try {
    await withLock(lock, () => undefined, { timeoutMs: 0 });
    return false;
  } catch (error) {
    if (isLocked(error)) return true;
    throw error;
  }
}

export function isLocked(error: unknown): boolean {
  return error instanceof HawserError && error.code === 'file-locked';
}
