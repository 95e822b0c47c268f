import { createHash, createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

/** The columns of a record that its digest is over, in their order. */
const digestedColumns = [
  'id',
  'time',
  'replica',
  'actor_kind',
  'actor_id',
  'actor_name',
  'address',
  'call',
  'mutation',
  'target',
  'before',
  'after',
  'result',
  'code',
  'request',
  'count',
] as const;

export type DigestedRecord = Readonly<
  Record<(typeof digestedColumns)[number], string | number | null>
> & { readonly target_name?: string | null };

/** What a digest is over. A record without the name of its target has the one that it always had. */
export function digestedValues(record: DigestedRecord): readonly (string | number | null)[] {
  const values = digestedColumns.map((column) => record[column]);
  const { target_name: name = null } = record;
  return name === null ? values : [...values, name];
}

/** A link of a chain; its hash is over the one before and over the digests of its records. */
export interface AuditLink {
  readonly replica: string;
  readonly number: number;
  readonly previous: string;
  readonly time: number;
  readonly count: number;
  /** A line for each record, in the order of their ids: id and digest. */
  readonly records: string;
  readonly hash: string;
  /** How many records there were up to here that are removed; null where they are still there. */
  readonly pruned: number | null;
  readonly keyId: string;
  /** Over all of the above, under a key that the database does not know. */
  readonly seal: string;
}

/** What the first link of a chain has as the hash of the one before. */
export const chainBeginning = '0'.repeat(64);

/** JSON has no line breaks of its own, so that no two records have the same bytes. */
export function recordDigest(record: DigestedRecord): string {
  return createHash('sha256')
    .update(`hawser-audit-record:1\n${JSON.stringify(digestedValues(record))}`)
    .digest('base64url');
}

/** The lines that a link has of its records. */
function recordLines(records: readonly DigestedRecord[]): string {
  return records
    .toSorted((one, other) => (String(one.id) < String(other.id) ? -1 : 1))
    .map((record) => `${record.id} ${recordDigest(record)}`)
    .join('\n');
}

export function linkHash({
  replica,
  number,
  previous,
  time,
  count,
  records,
}: Pick<AuditLink, 'replica' | 'number' | 'previous' | 'time' | 'count' | 'records'>): string {
  const head = JSON.stringify([replica, number, previous, time, count]);
  return createHash('sha256').update(`hawser-audit-link:1\n${head}\n${records}`).digest('hex');
}

export type Unsealed = Omit<AuditLink, 'seal'>;

function linkSeal(key: KeyObject, link: Unsealed): string {
  const { replica, number, previous, time, count, hash, pruned, keyId } = link;
  const sealed = JSON.stringify([replica, number, previous, time, count, hash, pruned, keyId]);
  return createHmac('sha256', key).update(`hawser-audit-seal:1\n${sealed}`).digest('hex');
}

/** Whether this very link was sealed under that key. */
export function isSealed(key: KeyObject, link: AuditLink): boolean {
  return isSameText(linkSeal(key, link), link.seal);
}

export function isSameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The next link of a chain. */
export function nextLink(
  { key, keyId }: { readonly key: KeyObject; readonly keyId: string },
  chain: { readonly replica: string; readonly number: number; readonly hash: string },
  { time, records }: { readonly time: number; readonly records: readonly DigestedRecord[] },
): AuditLink {
  const unhashed = {
    replica: chain.replica,
    number: chain.number + 1,
    previous: chain.hash,
    time,
    count: records.length,
    records: recordLines(records),
  };
  const link: Unsealed = { ...unhashed, hash: linkHash(unhashed), pruned: null, keyId };
  return { ...link, seal: linkSeal(key, link) };
}

/** What stays of a link when its records and all before it are removed. */
export function prunedLink(
  { key, keyId }: { readonly key: KeyObject; readonly keyId: string },
  link: AuditLink,
  pruned: number,
): AuditLink {
  const left: Unsealed = { ...link, records: '', pruned, keyId };
  return { ...left, seal: linkSeal(key, left) };
}
