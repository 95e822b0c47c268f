import { HawserError } from '../../errors.ts';
import { withoutSecrets } from '../../secret.ts';
import { visible } from '../../visible.ts';
import { connectErrors } from './connect-errors.ts';
import type { Directory } from './directory.ts';

/** What OAuth calls that which it refuses; undefined for what is no refusal. */
export function refusalIn(error: unknown): string | undefined {
  return error instanceof Error && 'error' in error && typeof error.error === 'string'
    ? error.error
    : undefined;
}

/** What a directory has said, for people: its code, and its words where it has any. */
export function saidIn(error: unknown): string {
  const code = refusalIn(error) ?? '';
  const words =
    error instanceof Error &&
    'error_description' in error &&
    typeof error.error_description === 'string'
      ? ` (${error.error_description})`
      : '';
  // What it says may hold what it was told.
  return withoutSecrets(visible(`${code}${words}`.slice(0, 300)));
}

/** Does something with a directory, and tells what goes wrong in words that are for people. */
export async function withDirectory<Result>(
  { server: { issuer }, client: { client_id: who } }: Directory,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof HawserError) throw error;
    const options = { target: issuer, cause: error };
    const refusal = refusalIn(error);
    if (refusal === 'access_denied') throw connectErrors('denied', { issuer }, options);
    if (refusal === 'invalid_client') {
      throw connectErrors('not-for-people', { issuer, who, reason: saidIn(error) }, options);
    }
    if (refusal !== undefined) {
      throw connectErrors('declined', { issuer, reason: saidIn(error) }, options);
    }
    const reason = withoutSecrets(error instanceof Error ? error.message : String(error));
    throw connectErrors('bad-directory', { issuer, reason }, options);
  }
}
