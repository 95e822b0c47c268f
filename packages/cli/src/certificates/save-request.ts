import type { Session } from '@hawser/command/invocation/session';
import { HawserError } from '@hawser/core/errors';
import { saveText } from '@hawser/core/files/save-text';
import { dropRequest, type KeptRequest } from './kept-requests.ts';

/** Writes a new request to its file; where it is not written, it is as if it had not been made. */
export async function saveRequest(
  kept: KeptRequest,
  path: string,
  options: { readonly replace: boolean },
  session: Pick<Session, 'vault'>,
): Promise<void> {
  try {
    await saveText(path, kept.request, options);
  } catch (error) {
    // A file that is there can have been sent, and is no use without the key.
    const isThere = error instanceof HawserError && error.code === 'file-unsynced';
    if (!isThere) await dropRequest(kept, session).catch(() => undefined);
    throw error;
  }
}
