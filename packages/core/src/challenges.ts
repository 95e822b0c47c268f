/** One way that a server offers to prove who asks (RFC 9110, 11.6.1). */
export interface Challenge {
  /** In small letters. */
  readonly scheme: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const longest = 8192;
const most = 16;

/** The challenges of headers WWW-Authenticate, in their order; what follows something unreadable is left out. */
export function readChallenges(header: string | undefined): readonly Challenge[] {
  if (header === undefined || header.length > longest) return [];
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  const token = "[\\w!#$%&'*+.^`|~-]+";
  const parameter = new RegExp(
    `[\\s,]*(${token})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(${token}))`,
    'y',
  );
  const scheme = new RegExp(
    `[\\s,]*(${token})(?:\\s+[\\w.~+/-]+=*(?=\\s*(?:,|$))|\\s+(?=${token}\\s*=)|(?=\\s*(?:,|$)))`,
    'y',
  );
  for (let at = 0; at < header.length && challenges.length <= most;) {
    const current = challenges.at(-1);
    parameter.lastIndex = at;
    const found = current === undefined ? null : parameter.exec(header);
    if (found !== null) {
      const [whole, name = '', quoted, bare] = found;
      current?.parameters.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '');
      at += whole.length;
      continue;
    }
    scheme.lastIndex = at;
    const next = scheme.exec(header);
    if (next === null) break;
    challenges.push({ scheme: (next[1] ?? '').toLowerCase(), parameters: new Map() });
    at += next[0].length;
  }
  return challenges;
}
