import type { Client, Entry } from 'ldapts';
import type { Bound } from './ldap-connection.ts';
import type { Vocabulary } from './vocabulary.ts';

const pageSize = 200;
const mostMembers = 1_000_000;

/** What is read, and what is noticed meanwhile. */
export interface Reading extends Bound {
  readonly words: Vocabulary;
  /** Told of another server that the directory refers to. */
  readonly referred: (url: string) => void;
}

export interface EntrySearch {
  readonly base: string;
  readonly filter: string;
  readonly attributes: readonly string[];
  /** All below the base, or the base itself. */
  readonly scope?: 'sub' | 'base';
}

/** All entries below a base that a filter takes, a page at a time. */
export async function* readEntries(
  { client, isMoreToCome, words, referred }: Reading,
  { base, filter, attributes, scope = 'sub' }: EntrySearch,
): AsyncGenerator<readonly Entry[], void> {
  const pages = client.searchPaginated(base, {
    scope,
    filter,
    attributes: [...attributes],
    explicitBufferAttributes: [...words.binary],
    paged: { pageSize },
  });
  for await (const { searchEntries, searchReferences } of pages) {
    for (const url of searchReferences) referred(url);
    for (const entry of searchEntries) await completeRanges(client, entry);
    const isLast = searchEntries.length === 0 && searchReferences.length === 0;
    // ldapts takes an empty page for the last, where there may be more: nobody is gone because of that.
    if (isLast && isMoreToCome()) throw new Error('it gives an empty page in between');
    yield searchEntries;
  }
}

/**
 * Active Directory gives a long list of members in ranges, the first as `member;range=0-1499`; the
 * others have to be asked for ([MS-ADTS] 3.1.1.3.1.3.3).
 */
async function completeRanges(client: Client, entry: Entry): Promise<void> {
  for (const key of Object.keys(entry)) {
    const [, name, end] = /^([\w-]+);range=\d+-(\d+|\*)$/i.exec(key) ?? [];
    if (name === undefined || end === undefined) continue;
    const values = valuesOf(entry[key]);
    let next = end === '*' ? undefined : Number(end) + 1;
    while (next !== undefined && values.length < mostMembers) {
      const { searchEntries } = await client.search(entry.dn, {
        scope: 'base',
        filter: '(objectClass=*)',
        attributes: [`${name};range=${next}-*`],
      });
      const [more] = searchEntries;
      const range = Object.keys(more ?? {}).find((each) => each.toLowerCase().includes(';range='));
      const found = range === undefined ? [] : valuesOf(more?.[range]);
      values.push(...found);
      const [, last] = /-(\d+)$/.exec(range ?? '') ?? [];
      next = last === undefined || found.length === 0 ? undefined : Number(last) + 1;
    }
    entry[name] = values;
  }
}

function valuesOf(value: Entry[string] | undefined): string[] {
  return [value ?? []].flat().map(String);
}
