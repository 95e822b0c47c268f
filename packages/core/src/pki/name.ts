import type { X509Certificate } from 'node:crypto';
import { type Ber, expected, objectIdOf, partsOf, readBer, tags } from './ber.ts';
import { type Der, objectId, printable, sequence, set, utf8 } from './der.ts';

/** Whom a certificate is for, in the parts that authorities ask for. */
export interface Subject {
  readonly commonName: string;
  readonly organizationalUnit?: string | undefined;
  readonly organization?: string | undefined;
  readonly locality?: string | undefined;
  readonly state?: string | undefined;
  /** Two letters (ISO 3166). */
  readonly country?: string | undefined;
}

// The widest first, as authorities write it.
const parts = [
  ['country', '2.5.4.6'],
  ['state', '2.5.4.8'],
  ['locality', '2.5.4.7'],
  ['organization', '2.5.4.10'],
  ['organizationalUnit', '2.5.4.11'],
  ['commonName', '2.5.4.3'],
] as const;

/** A name (RFC 5280, 4.1.2.4). */
export function nameOf(subject: Subject): Der {
  return sequence(
    ...parts.flatMap(([part, id]) => {
      const value = subject[part];
      if (value === undefined) return [];
      // A country has no other letters than these (appendix A.1).
      const text = part === 'country' ? printable(value) : utf8(value);
      return [set(sequence(objectId(id), text))];
    }),
  );
}

/** The parts of a name, of several alike the first. */
export function subjectIn(name: Ber): Partial<Subject> {
  const found = new Map<string, string>();
  for (const { id, value } of attributesIn(name)) {
    const known = parts.find(([, partId]) => partId === id)?.[0];
    if (known !== undefined && !found.has(known)) found.set(known, textOf(value));
  }
  return Object.fromEntries(found);
}

/** The object identifiers of what the name has more than those parts. */
export function otherPartsIn(name: Ber): readonly string[] {
  const ids = attributesIn(name).map(({ id }) => id);
  const known = new Set<string>(parts.map(([, id]) => id));
  return ids.filter((id, index) => !known.has(id) || ids.indexOf(id) !== index);
}

interface Attribute {
  readonly id: string;
  readonly value: Ber;
}

function attributesIn(name: Ber): readonly Attribute[] {
  return partsOf(expected(name, tags.sequence)).flatMap((together) =>
    partsOf(expected(together, tags.set)).flatMap((attribute) => {
      const [id, value] = partsOf(expected(attribute, tags.sequence));
      return value === undefined ? [] : [{ id: objectIdOf(id), value }];
    }),
  );
}

/** A text of one of the many types that names may have (X.520, DirectoryString). */
function textOf({ tag, content }: Ber): string {
  const bytes = Buffer.from(content);
  if (tag === tags.utf8) return bytes.toString('utf8');
  if (tag === tags.bmp && bytes.length % 2 === 0) return bytes.swap16().toString('utf16le');
  return bytes.toString('latin1');
}

/** Whom a certificate was issued to. As it stands there: names are compared by their bytes. */
export function subjectOf(certificate: X509Certificate): Der {
  const [content] = partsOf(readBer(certificate.raw));
  const fields = content === undefined ? [] : partsOf(content);
  // The first version says nothing of its version, and openssl still makes such.
  const isFirst = fields[0]?.tag === tags.integer;
  const subject = fields[isFirst ? 4 : 5];
  if (subject === undefined) throw new Error('this certificate names nobody');
  return subject.whole;
}
