/** What a site says of a token that it does not take (RFC 6750, 3). */
export interface BearerChallenge {
  readonly error: string | undefined;
  /** How whoever calls is to sign in, the best way first (RFC 9470, 3). */
  readonly acrValues: string | undefined;
  /** How many seconds ago he may have signed in at most (RFC 9470, 3). */
  readonly maxAge: number | undefined;
}

const longest = 4096;

/** The challenge for tokens in a header WWW-Authenticate; undefined where there is none. */
export function bearerChallenge(header: unknown): BearerChallenge | undefined {
  if (typeof header !== 'string' || header.length > longest) return undefined;
  const scheme = /(?:^|,)\s*bearer(?=\s|$|,)/i.exec(header);
  if (scheme === null) return undefined;
  const said = parametersAt(header, scheme.index + scheme[0].length);
  const age = said.get('max_age') ?? '';
  return {
    error: said.get('error'),
    acrValues: said.get('acr_values'),
    maxAge: /^\d{1,9}$/.test(age) ? Number(age) : undefined,
  };
}

/** What stands behind a scheme, up to the next scheme (RFC 9110, 11.6.1). */
function parametersAt(header: string, from: number): Map<string, string> {
  const parameter = /[\s,]*([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))/y;
  parameter.lastIndex = from;
  const found = new Map<string, string>();
  for (let match = parameter.exec(header); match !== null; match = parameter.exec(header)) {
    const [, name = '', quoted, bare] = match;
    found.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '');
  }
  return found;
}
