import type { Parts } from '@hawser/core/api/contract';
import type { setDirectory } from '@hawser/core/api/contracts/site-directories';
import { directorySyncErrors } from './directory-sync-errors.ts';

/** What an administrator says of a directory. */
export type GivenDirectory = Parts<typeof setDirectory>['body'];

/** Throws what cannot be meant. */
export async function checkDirectory({
  url,
  userFilter,
  groupFilter,
}: GivenDirectory): Promise<void> {
  const parsed = URL.parse(url);
  const isAddress =
    parsed !== null && /^ldaps?:$/.test(parsed.protocol) && /^ldaps?:\/\/[^/?#@\s]+\/?$/i.test(url);
  if (!isAddress) throw directorySyncErrors('in-the-clear', { url }, { target: url });
  const { FilterParser } = await import('ldapts');
  for (const filter of [userFilter, groupFilter]) {
    if (filter === null) continue;
    try {
      FilterParser.parseString(filter);
    } catch (error) {
      const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
      throw directorySyncErrors('bad-filter', { filter, reason }, { target: filter, cause: error });
    }
  }
}
