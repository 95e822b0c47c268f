import { createSecretKey } from 'node:crypto';
import type { DigestedRecord } from '@hawser/core/audit/audit-chain';
import { type AuditProblem, type ChainPlace, verifyLinks } from '@hawser/core/audit/verify-links';
import type { Kysely } from 'kysely';
import { auditLink } from '../../audit/audit-link-row.ts';
import type { Report } from '../report.ts';
import type { Tables } from '../tables/tables.ts';

export interface ChainPart {
  readonly replica: string;
  readonly after: ChainPlace;
  readonly key: Uint8Array;
  readonly keyId: string;
  readonly formerKeys: readonly string[];
  /** A link that was seen before. */
  readonly known: ChainPlace | undefined;
}

export interface VerifiedPart {
  readonly problems: readonly AuditProblem[];
  readonly last: ChainPlace;
  readonly records: number;
  /** Of the first link that is still there. */
  readonly since: number | undefined;
  readonly isEnd: boolean;
}

/** Of up to a hundred records each. */
const linksAtATime = 50;

/** What is wrong with the next links of a chain. */
export const verifyAuditChain: Report<ChainPart, VerifiedPart> = {
  name: 'verify-audit-chain',
  async run(db, part) {
    const first = await verify(db, part);
    // While it looks, links are added and old ones removed: what is really wrong stays wrong.
    return first.problems.length === 0 ? first : await verify(db, part);
  },
};

async function verify(db: Kysely<Tables>, part: ChainPart): Promise<VerifiedPart> {
  const { replica, after, key, keyId, formerKeys, known } = part;
  const links = await db
    .selectFrom('audit_link')
    .selectAll()
    .where('replica', '=', replica)
    .where('number', '>', after.number)
    .orderBy('number')
    .limit(linksAtATime)
    .execute();
  const last = links.at(-1);
  const isEnd = links.length < linksAtATime;
  const records = await db
    .selectFrom('audit_record')
    .selectAll()
    .where('replica', '=', replica)
    .where('link', '>', after.number)
    // Of what is added meanwhile nothing is looked at, but what claims a link far away is.
    .$if(!isEnd, (query) => query.where('link', '<=', last?.number ?? 0))
    .execute();
  const numbered = new Map<number, DigestedRecord[]>();
  for (const { link, ...record } of records) {
    if (link === null) continue;
    const some = numbered.get(link) ?? [];
    some.push(record);
    numbered.set(link, some);
  }
  const verifier = {
    key: createSecretKey(key),
    keyId,
    formerKeys: new Set(formerKeys),
    known,
  };
  const problems = verifyLinks(verifier, after, links.map(auditLink), numbered);
  return {
    problems,
    last: last === undefined ? after : { number: last.number, hash: last.hash },
    records: records.length,
    since: links[0]?.time,
    isEnd,
  };
}
