import { HawserError } from '@hawser/core/errors';
import type { Merged } from '../store/mutations/directory-sync/merge-premises-user.ts';
import { laterMark } from './later-mark.ts';
import type { LeftOut } from './left-out.ts';
import type { Page } from './premises-reader.ts';

/** As many are taken over at a time; with more, PostgreSQL has them wait for each other's numbers. */
const atOnce = 8;

export interface TakenOver {
  readonly changed: number;
  /** Those that the site cannot take as they are. */
  readonly skipped: number;
  readonly mark: string | null;
}

interface Taken {
  readonly key: string;
  readonly dn: string;
  readonly mark: string;
  /** Whether he may come in, of a person. */
  readonly enabled?: boolean;
}

interface Taking<Entry> {
  readonly merge: (entry: Entry) => Promise<Merged>;
  /** Done with who may not come in there, or has no name, where the rest of him is not taken over. */
  readonly shutOut: (key: string) => Promise<unknown>;
}

interface Telling {
  readonly signal: AbortSignal;
  readonly log: (text: string) => void;
  readonly leftOut: LeftOut;
}

/** Takes over all entries, and tells of those that are left out and why. */
export async function takeOver<Entry extends Taken>(
  pages: AsyncIterable<Page<Entry>>,
  { merge, shutOut }: Taking<Entry>,
  { signal, log, leftOut }: Telling,
): Promise<TakenOver> {
  let changed = 0;
  let skipped = 0;
  let mark: string | null = null;
  const leaveOut = (dn: string, why: string): void => {
    log(`${dn} was left out: ${why}`);
    leftOut.add(dn, why);
    skipped += 1;
  };
  const one = async (entry: Entry): Promise<void> => {
    try {
      if ((await merge(entry)) !== 'same') changed += 1;
      leftOut.remove(entry.dn);
    } catch (error) {
      // A name that is taken, or that nobody can sign in with, is the matter of this one only.
      const isItsOwn = error instanceof HawserError && /^(?:usage|conflict)$/.test(error.kind);
      if (!isItsOwn) throw error;
      if (entry.enabled === false) await shutOut(entry.key);
      leaveOut(entry.dn, error.message);
    }
    mark = laterMark(mark, entry.mark);
  };
  for await (const { entries, unusable } of pages) {
    signal.throwIfAborted();
    for (const { dn, key } of unusable) {
      if (key !== undefined) await shutOut(key);
      leaveOut(dn, 'It has no name or no key.');
    }
    for (let from = 0; from < entries.length; from += atOnce) {
      await Promise.all(entries.slice(from, from + atOnce).map(one));
    }
  }
  return { changed, skipped, mark };
}
