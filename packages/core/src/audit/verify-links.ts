import type { KeyObject } from 'node:crypto';
import {
  type AuditLink,
  chainBeginning,
  type DigestedRecord,
  isSealed,
  linkHash,
  recordDigest,
} from './audit-chain.ts';

/** What is wrong with a chain. */
export type AuditProblem =
  | { readonly kind: 'links-missing'; readonly from: number; readonly to: number }
  | { readonly kind: 'other-link' | 'unsealed-link' | 'changed-link'; readonly number: number }
  | {
      readonly kind: 'record-missing' | 'record-changed' | 'record-inserted';
      readonly id: string;
      readonly number: number;
    }
  /** It is in no link, and does not show that the site has written it as it is. */
  | { readonly kind: 'record-unproved'; readonly id: string };

/** Where the look at a chain has come to. */
export interface ChainPlace {
  readonly number: number;
  readonly hash: string;
}

export interface LinkVerifier {
  readonly key: KeyObject;
  readonly keyId: string;
  /** Ids of keys that the site had before: what they have sealed cannot be looked at any more. */
  readonly formerKeys: ReadonlySet<string>;
  /** A link that was seen before, and has to be the same. */
  readonly known: ChainPlace | undefined;
}

export const beforeFirst: ChainPlace = { number: 0, hash: chainBeginning };

/**
 * What is wrong with the next links of a chain and their records. `numbered` has every record of
 * these links, and those that claim to be in links which are not there.
 */
export function verifyLinks(
  verifier: LinkVerifier,
  after: ChainPlace,
  links: readonly AuditLink[],
  numbered: ReadonlyMap<number, readonly DigestedRecord[]>,
): AuditProblem[] {
  const problems: AuditProblem[] = [];
  let before = after;
  for (const link of links) {
    const { number } = link;
    const isNext = number === before.number + 1;
    // What was removed because it was old says so under its seal; see below.
    if (link.pruned === null) {
      if (!isNext)
        problems.push({ kind: 'links-missing', from: before.number + 1, to: number - 1 });
      else if (link.previous !== before.hash) problems.push({ kind: 'other-link', number });
      if (linkHash(link) !== link.hash) problems.push({ kind: 'changed-link', number });
    }
    if (!holds(verifier, link)) problems.push({ kind: 'unsealed-link', number });
    const { known } = verifier;
    if (known?.number === number && known.hash !== link.hash) {
      problems.push({ kind: 'other-link', number });
    }
    problems.push(...verifyRecords(link, numbered.get(number) ?? []));
    before = link;
  }
  const there = new Set(links.map(({ number }) => number));
  for (const [number, records] of numbered) {
    if (there.has(number)) continue;
    for (const { id } of records) {
      problems.push({ kind: 'record-inserted', id: String(id), number });
    }
  }
  return problems;
}

/** Whether the site has sealed it, or had, under a key that is known not to be here any more. */
export function holds(
  { key, keyId, formerKeys }: Pick<LinkVerifier, 'key' | 'keyId' | 'formerKeys'>,
  link: AuditLink,
): boolean {
  return link.keyId === keyId ? isSealed(key, link) : formerKeys.has(link.keyId);
}

function* verifyRecords(
  { number, records: lines }: AuditLink,
  records: readonly DigestedRecord[],
): Generator<AuditProblem, void> {
  const expected = new Map(
    lines === '' ? [] : lines.split('\n').map((line) => line.split(' ', 2) as [string, string]),
  );
  for (const record of records) {
    const id = String(record.id);
    const digest = expected.get(id);
    expected.delete(id);
    if (digest === undefined) yield { kind: 'record-inserted', id, number };
    else if (digest !== recordDigest(record)) yield { kind: 'record-changed', id, number };
  }
  for (const id of expected.keys()) yield { kind: 'record-missing', id, number };
}
