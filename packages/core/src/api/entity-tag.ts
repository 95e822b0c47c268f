/** The entity tag of a version of a thing (RFC 9110, 8.8.3). */
export function entityTag(version: number): string {
  return `"${version}"`;
}

/** An entity tag as a caller names it. */
export interface NamedTag {
  readonly weak: boolean;
  /** With its quotes. */
  readonly tag: string;
}

/** The tags of an If-Match or If-None-Match (RFC 9110, 13.1); undefined where it is not as it should be. */
export function entityTags(header: string): '*' | readonly NamedTag[] | undefined {
  if (header.trim() === '*') return '*';
  const tags: NamedTag[] = [];
  const next = /[\t ]*(?:(W\/)?("[\u0021\u0023-\u007e\u0080-\u00ff]*"))?[\t ]*(?:,|$)/y;
  while (next.lastIndex < header.length) {
    const [, weak, tag] = next.exec(header) ?? [];
    // A pattern that does not match begins anew.
    if (next.lastIndex === 0) return undefined;
    if (tag !== undefined) tags.push({ weak: weak !== undefined, tag });
  }
  return tags.length === 0 ? undefined : tags;
}
