import { createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  type AuditLink,
  chainBeginning,
  type DigestedRecord,
  linkHash,
  nextLink,
  prunedLink,
} from '@hawser/core/audit/audit-chain';
import { type AuditProblem, beforeFirst, verifyLinks } from '@hawser/core/audit/verify-links';

const key = createSecretKey(Buffer.alloc(32, 7));
const sealing = { key, keyId: 'k1' };
const verifier = { ...sealing, formerKeys: new Set<string>(), known: undefined };

function record(id: string): DigestedRecord {
  return {
    id,
    time: 5,
    replica: 'one',
    actor_kind: 'user',
    actor_id: 'ada',
    actor_name: 'Ada "\n',
    address: null,
    call: 'try',
    mutation: null,
    target: 'lamp',
    before: null,
    after: '{"on":true}',
    result: 'done',
    code: null,
    request: null,
    count: 1,
  };
}

const contents = [['a', 'b'], ['c'], ['d', 'e', 'f'], ['g']].map((ids) => ids.map(record));

function chainOf(under: typeof sealing, all: readonly (readonly DigestedRecord[])[]): AuditLink[] {
  const links: AuditLink[] = [];
  for (const records of all) {
    const last = links.at(-1) ?? { number: 0, hash: chainBeginning };
    links.push(nextLink(under, { replica: 'one', ...last }, { time: 9, records }));
  }
  return links;
}

const chain = chainOf(sealing, contents);

function look(
  links: readonly AuditLink[],
  records: readonly (readonly DigestedRecord[])[] = contents,
  options: Partial<Parameters<typeof verifyLinks>[0]> = {},
): readonly AuditProblem[] {
  const numbered = new Map(records.map((some, at) => [at + 1, some]));
  return verifyLinks({ ...verifier, ...options }, beforeFirst, links, numbered);
}

const without = (number: number): AuditLink[] => chain.filter((link) => link.number !== number);
const changed = (number: number, change: Partial<AuditLink>): AuditLink[] =>
  chain.map((link) => (link.number === number ? { ...link, ...change } : link));

test('a chain that nobody has touched is whole', () => {
  expect(look(chain)).toEqual([]);
});

test('a record that was changed, removed or inserted is named, with its link', () => {
  const [first = [], second = [], ...rest] = contents;
  const on = first.map((one) => (one.id === 'b' ? { ...one, actor_id: 'bob' } : one));
  expect(look(chain, [on, second, ...rest])).toEqual([
    { kind: 'record-changed', id: 'b', number: 1 },
  ]);
  // A record of before names were kept is the same as one without.
  const [unnamed, renamed] = [null, 'Lamp'].map((name) =>
    first.map((one) => (one.id === 'b' ? { ...one, target_name: name } : one)),
  );
  expect(look(chain, [unnamed ?? [], second, ...rest])).toEqual([]);
  expect(look(chain, [renamed ?? [], second, ...rest])).toEqual([
    { kind: 'record-changed', id: 'b', number: 1 },
  ]);
  expect(look(chain, [first.slice(1), second, ...rest])).toEqual([
    { kind: 'record-missing', id: 'a', number: 1 },
  ]);
  expect(look(chain, [first, [...second, record('x')], ...rest])).toEqual([
    { kind: 'record-inserted', id: 'x', number: 2 },
  ]);
  expect(look(chain, [...contents, [record('y')]])).toEqual([
    { kind: 'record-inserted', id: 'y', number: 5 },
  ]);
});

test('links that are missing, in another order, or changed are named', () => {
  expect(look(without(2), [contents[0]!, [], ...contents.slice(2)])).toEqual([
    { kind: 'links-missing', from: 2, to: 2 },
  ]);
  const [one, two, three, four] = chain;
  const swapped = [one!, { ...three!, number: 2 }, { ...two!, number: 3 }, four!];
  expect(look(swapped).map(({ kind }) => kind)).toContain('other-link');
  expect(look(changed(2, { time: 10 }))).toEqual([
    { kind: 'changed-link', number: 2 },
    { kind: 'unsealed-link', number: 2 },
  ]);
});

test('hashes that were made anew without the key are found', () => {
  const forged = { ...contents[1]![0]!, actor_id: 'bob' };
  const wrong = { key: createSecretKey(Buffer.alloc(32, 8)), keyId: 'k1' };
  const records = contents.map((some, at) => (at === 1 ? [forged] : some));
  const again = chainOf(wrong, records);
  expect(again.every((link) => linkHash(link) === link.hash)).toBe(true);
  expect(look(again, records)).toEqual(
    [1, 2, 3, 4].map((number) => ({ kind: 'unsealed-link', number })),
  );
  // Neither does it help to claim a key that nobody has any more, where that is not known.
  const claimed = again.map((link) => ({ ...link, keyId: 'k0' }));
  expect(look(claimed, records)).toHaveLength(4);
  const former = { formerKeys: new Set(['k0']) };
  expect(look(claimed, records, former)).toEqual([]);
  // But what was seen before has to be the same.
  expect(look(claimed, records, { ...former, known: chain[3] })).toEqual([
    { kind: 'other-link', number: 4 },
  ]);
});

test('what was removed because it was old is vouched for, and nothing else can be left out so', () => {
  const left = prunedLink(sealing, chain[1]!, 3);
  const records = [[], [], ...contents.slice(2)];
  expect(look([left, chain[2]!, chain[3]!], records)).toEqual([]);
  expect(look([{ ...chain[1]!, pruned: 3, records: '' }, chain[2]!, chain[3]!], records)).toEqual([
    { kind: 'unsealed-link', number: 2 },
  ]);
  expect(look([left, chain[3]!], [[], [], [], contents[3]!])).toEqual([
    { kind: 'links-missing', from: 3, to: 3 },
  ]);
});
