import { type Asn1, asn1Bytes, asn1Tree, allParts } from './asn1-tree.ts';
import type { Random } from './random.ts';

/**
 * ASN.1 of which a few pieces are other ones, elsewhere, or written in another way, with the lengths
 * around them as they have to be: what is deep in it is reached so.
 */
export function mutatedAsn1(bytes: Buffer, others: readonly Buffer[], random: Random): Buffer {
  const tree = asn1Tree(bytes);
  if (tree === undefined) throw new TypeError('this is no ASN.1');
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const all = allParts(tree);
    if (all.length === 0) break;
    const parts = random.of(all);
    random.of(mutations)(parts, random.below(parts.length), random, others);
  }
  return asn1Bytes(tree);
}

/** Changes the part that is at this place. */
type Mutation = (parts: Asn1[], at: number, random: Random, others: readonly Buffer[]) => void;

const mutations: readonly Mutation[] = [
  (parts, at) => parts.splice(at, 1),
  (parts, at) => parts.splice(at, 0, ...parts.slice(at, at + 1)),
  (parts, at) => parts.push(...parts.splice(at, 1)),
  change((part, random) => {
    part.tag = random.of([...tags, random.below(256)]);
  }),
  change((part, random) => {
    part.length = random.of(['indefinite', 'long', { wrongBy: random.below(9) - 4 }]);
  }),
  change((part, random) => {
    part.parts = undefined;
    part.content = random.of(contents)(random);
  }),
  // Around itself, as often as that.
  (parts, at, random) => {
    for (let left = random.of([1, 2, 40, 60]); left > 0; left -= 1) {
      parts[at] = { tag: 0x30, parts: parts.slice(at, at + 1), content: Buffer.alloc(0) };
    }
  },
  // Octets, and what else they are taken for, in pieces.
  change((part, random) => {
    const { parts = [], content } = part;
    const inner = { tag: random.of([0x04, part.tag]), parts, content };
    Object.assign(part, { tag: part.tag | 0x20, parts: [inner], content: Buffer.alloc(0) });
    part.length = random.of(['indefinite', 'long']);
  }),
  // A piece of another file in its place.
  (parts, at, random, others) => {
    const other = asn1Tree(random.of(others));
    if (other !== undefined) parts[at] = random.of(random.of(allParts(other)));
  },
];

function change(how: (part: Asn1, random: Random) => void): Mutation {
  return (parts, at, random) => {
    const part = parts[at];
    if (part !== undefined) {
      // A copy: it can be in two places.
      const copy = { ...part };
      how(copy, random);
      parts[at] = copy;
    }
  };
}

const tags = [0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x1e, 0x24, 0x30, 0x31, 0x80, 0xa0, 0xa3];

const contents: readonly ((random: Random) => Buffer)[] = [
  () => Buffer.alloc(0),
  () => Buffer.alloc(1),
  () => Buffer.alloc(9, 0xff),
  () => Buffer.from('7fffffff', 'hex'),
  () => Buffer.alloc(3000, 0x41),
  (random) => random.bytes(1 + random.below(40)),
];
