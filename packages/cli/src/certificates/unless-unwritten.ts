import { HawserError } from '@hawser/core/errors';

/** Writes a file; where that fails, what it was for is undone, as if it had not been made. */
export async function unlessUnwritten(
  write: () => Promise<void>,
  undo: () => Promise<void>,
): Promise<void> {
  try {
    await write();
  } catch (error) {
    // A file that is there can have been sent, and is no use without the key.
    const isThere = error instanceof HawserError && error.code === 'file-unsynced';
    if (!isThere) await undo().catch(() => undefined);
    throw error;
  }
}
