import { HawserError, toProblem } from '@hawser/core/errors';
import type { StartMessage } from './start-message.ts';

/** Whether this process was started by one that waits to hear how the start went. */
export function hasWaitingParent(): boolean {
  return process.send !== undefined && process.connected;
}

/** Tells the process that waits; after the end of the start this one is on its own. */
export async function tellParent<Ready extends object>(
  message: StartMessage<Ready>,
): Promise<void> {
  if (!hasWaitingParent()) return;
  await new Promise<void>((resolve) => {
    // It may have gone meanwhile; this one stays.
    process.send?.(message, undefined, {}, () => resolve());
  });
  if (message.kind !== 'step' && process.connected) process.disconnect();
}

export function failure(error: unknown): StartMessage<object> {
  const { message } = error instanceof Error ? error : { message: String(error) };
  return error instanceof HawserError
    ? { kind: 'failed', problem: toProblem(error) }
    : { kind: 'crashed', message };
}
