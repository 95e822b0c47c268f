/** The item of a list that is being typed, and what stands before it. */
export interface ListItem {
  readonly before: string;
  readonly text: string;
  /** Somebody has opened a double quote, which keeps commas. */
  readonly quoted: boolean;
  /** Whether the list has a value already. */
  has(value: string): boolean;
}

/** The last item of `a,b,"c,d"`, which the binder splits in the same way. */
export function lastItem(list: string): ListItem {
  const [, before = '', rest = ''] =
    /^((?:(?:"(?:[^"]|"")*"|[^,"][^,]*)?,)*)(.*)$/s.exec(list) ?? [];
  const earlier = new Set(
    [...before.matchAll(/"((?:[^"]|"")*)"|[^,"][^,]*/g)].map(([plain, quoted]) =>
      (quoted?.replaceAll('""', '"') ?? plain).toLowerCase(),
    ),
  );
  const quoted = rest.startsWith('"');
  const text = quoted ? rest.slice(1).replaceAll('""', '"') : rest;
  return { before, text, quoted, has: (value) => earlier.has(value.toLowerCase()) };
}

/** A value as it is written among others. */
export function writtenItem(value: string, quoted: boolean): string {
  const splits = /[",]|^\s|\s$/.test(value);
  return quoted || splits ? `"${value.replaceAll('"', '""')}"` : value;
}
