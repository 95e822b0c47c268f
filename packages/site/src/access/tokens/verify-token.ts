import type { ProtectedHeaderParameters } from 'jose';
import { type Claims, textIn } from './claims.ts';
import { audience, type TokenIssuer } from './token-issuer.ts';
import { type RefusalReason, TokenRefusal } from './token-refusal.ts';
import { takenAlgorithms, type VerificationKey } from './verification-key.ts';

/** A token that holds, and until when. */
export interface VerifiedToken {
  readonly issuer: TokenIssuer;
  readonly key: VerificationKey;
  readonly subject: string;
  readonly claims: Claims;
  readonly until: number;
}

/** How far apart the clocks of an issuer and the site may be. */
const skewMs = 60_000;

/** The last time that a date can tell. */
const lastTime = 8.64e15;

/** What a token says, if an issuer has signed it for this site and it holds now; throws a refusal otherwise. */
export async function verifyToken(
  token: string,
  { issuers, now }: { readonly issuers: ReadonlyMap<string, TokenIssuer>; readonly now: number },
): Promise<VerifiedToken> {
  const { decodeJwt, decodeProtectedHeader, jwtVerify, errors } = await import('jose');
  if (!isWrittenInOneWay(token)) throw new TokenRefusal('it is no token');
  const header = readable(() => decodeProtectedHeader(token));
  const { iss } = readable(() => decodeJwt(token));
  const issuer = issuers.get(typeof iss === 'string' ? iss : '');
  if (issuer === undefined) throw new TokenRefusal('its issuer is not known');
  const refuse = (reason: RefusalReason, cause?: unknown): TokenRefusal =>
    new TokenRefusal(reason, { issuer: issuer.issuer, cause });
  // Keys that a token brings with it, or says where to get, are never looked at.
  const { alg, kid, typ } = header;
  if (!takenAlgorithms.has(alg ?? '') || alg === undefined) {
    throw refuse('its algorithm is not taken');
  }
  if (typeof typ !== 'string' || !issuer.types.has(shortType(typ))) {
    throw refuse('it is not for access');
  }
  if (kid !== undefined && typeof kid !== 'string') throw refuse('it is no token');
  const key = await issuer.keys.find(kid, alg);
  if (key === undefined) throw refuse('its issuer has no such key');
  const imported = await key.key(alg).catch((error: unknown) => {
    throw refuse('its issuer has no such key', error);
  });
  const claims = await jwtVerify(token, imported, {
    algorithms: [alg],
    issuer: issuer.issuer,
    clockTolerance: skewMs / 1000,
    currentDate: new Date(now),
    requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat'],
  }).then(
    ({ payload }) => payload,
    (error: unknown) => {
      if (error instanceof errors.JWTExpired) throw refuse('it has ended', error);
      if (error instanceof errors.JWTClaimValidationFailed) {
        throw refuse(
          error.claim === 'nbf' ? 'it does not hold yet' : 'a claim is missing or wrong',
          error,
        );
      }
      throw refuse('its signature is wrong', error);
    },
  );
  const { iat, exp } = claims;
  const subject = textIn(claims, 'sub');
  if (iat === undefined || exp === undefined || subject === undefined) {
    throw refuse('a claim is missing or wrong');
  }
  if (iat * 1000 > now + skewMs) throw refuse('it does not hold yet');
  if (!audiencesIn(claims).some((each) => issuer.audiences.has(audience(each)))) {
    throw refuse('it is for somebody else');
  }
  if (isOtherwiseMeant(claims)) throw refuse('it is not for access');
  if (claims['cnf'] !== undefined) throw refuse('it is bound to a key that was not shown');
  return { issuer, key, subject, claims, until: untilOf(exp) };
}

/** Some issuers tell fractions of a second (RFC 7519, 2), and one may say that it never ends. */
function untilOf(exp: number): number {
  return Math.min(Math.floor(exp * 1000) + skewMs, lastTime);
}

/** Bytes can be written with other last characters, too, and each would be one more token to remember. */
function isWrittenInOneWay(token: string): boolean {
  const signature = token.slice(token.lastIndexOf('.') + 1);
  return Buffer.from(signature, 'base64url').toString('base64url') === signature;
}

function readable<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw new TokenRefusal('it is no token', { cause: error });
  }
}

/** RFC 7515, 4.1.9: "application/" may be left out. */
function shortType(typ: NonNullable<ProtectedHeaderParameters['typ']>): string {
  return typ.toLowerCase().replace(/^application\//, '');
}

function audiencesIn({ aud }: Claims): readonly string[] {
  const all: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  return all.slice(0, 100).filter((each) => typeof each === 'string');
}

/**
 * Whether it is one that tells a program who has signed in, or out, though it names the right
 * audience: such a program may have it from anywhere. Keycloak says in its payload what a token is.
 */
function isOtherwiseMeant(claims: Claims): boolean {
  const { typ } = claims;
  if (typ !== undefined) return typ !== 'Bearer';
  return ['at_hash', 'c_hash', 's_hash', 'nonce', 'events'].some((name) =>
    Object.hasOwn(claims, name),
  );
}
