import type { Call } from '@hawser/command/invocation/call';
import { readRequests } from './kept-requests.ts';

/** Says that the same name was asked for before: the answer may be under way, or a key be left over. */
export async function warnOfWaiting(commonName: string, warn: Call['warn']): Promise<void> {
  const folded = commonName.toLowerCase();
  const waiting = (await readRequests()).filter((each) => each.commonName.toLowerCase() === folded);
  const ids = waiting.map(({ id }) => id);
  if (ids.length === 0) return;
  warn(
    `${commonName} has been asked for before, and the answer not come. What was not sent can go: hawser remove-certificate-request ${ids.join(',')}`,
  );
}
