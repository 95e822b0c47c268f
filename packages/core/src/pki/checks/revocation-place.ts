import { tags } from '../ber.ts';

/** Where it can be looked up whether a certificate was revoked. */
export interface Place {
  /** A list of all (CRL), or who answers for one (OCSP). */
  readonly kind: 'list' | 'responder';
  readonly url: string;
}

/** Others, as ldap://, are for machines of a domain; https:// would need a certificate to check one. */
export function isPlainHttp({ url }: Place): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'http:';
}

const dash = 0x2d; // how PEM begins

/** Why nothing can be looked up there; nothing where it can. */
export async function troubleAt(
  { kind, url }: Place,
  signal: AbortSignal,
  patienceMs: number,
): Promise<string | undefined> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
  try {
    // Who answers does not say where else to ask.
    const answer = await fetch(url, { signal: limit, redirect: 'manual' });
    const start = await firstByte(answer);
    if (kind === 'responder') {
      // It is asked nothing, and so complains.
      return answer.status < 500 ? undefined : `status ${answer.status}`;
    }
    if (answer.status !== 200) return `status ${answer.status}`;
    return start === tags.sequence || start === dash ? undefined : 'no revocation list is there';
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return isLate ? `no answer within ${patienceMs / 1000} s` : 'nobody answers';
  }
}

/** Lists have many megabytes, of which the rest is left. */
async function firstByte({ body }: Response): Promise<number | undefined> {
  if (body === null) return undefined;
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  try {
    return (await reader.read()).value?.[0];
  } finally {
    await reader.cancel();
  }
}
