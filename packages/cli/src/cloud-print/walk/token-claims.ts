/** What a token says of itself, as far as it can be read; who shows it does not check its signature. */
export interface TokenClaims {
  readonly issuer: string | undefined;
  readonly audiences: readonly string[];
  readonly from: number | undefined;
  readonly until: number | undefined;
}

const longest = 64 * 1024;

/** Undefined for one that only its issuer can read. */
export function tokenClaims(token: string): TokenClaims | undefined {
  const [, payload, signature] = token.split('.', 4);
  if (payload === undefined || signature === undefined || token.length > longest) return undefined;
  let said: unknown;
  try {
    said = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (typeof said !== 'object' || said === null) return undefined;
  const { iss, aud, nbf, exp } = said as Readonly<Record<string, unknown>>;
  return {
    issuer: typeof iss === 'string' ? iss : undefined,
    audiences: [aud].flat().filter((one) => typeof one === 'string'),
    from: msOf(nbf),
    until: msOf(exp),
  };
}

function msOf(seconds: unknown): number | undefined {
  return typeof seconds === 'number' ? seconds * 1000 : undefined;
}
