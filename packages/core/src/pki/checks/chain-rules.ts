import { inOneLine } from '../chain.ts';
import { anyPurpose, serverAuthentication } from '../read-extensions.ts';
import { forbiddenNames } from '../name-constraints.ts';
import type { AlternativeNames } from '../subject-names.ts';
import { type Authority, type Examined, isForServers } from './examined.ts';
import { failed, passed, type Rule } from './finding.ts';

export const selfSigned: Rule<Examined> = {
  check: 'issuer',
  find(examined) {
    const { isSelfSigned, certificate } = examined;
    const issuer = inOneLine(certificate.issuer);
    if (!isSelfSigned) return passed(`issued by ${issuer}`);
    if (!isForServers(examined)) {
      return passed('it is self-signed, as one for management may be');
    }
    return failed(
      'it is self-signed, and clients do not trust it',
      'Have an authority issue one: hawser new-certificate-request',
    );
  },
};

/** Azure compares a management certificate with the one that was uploaded, and looks at no chain. */
function hasChain(examined: Examined): boolean {
  return isForServers(examined) && !examined.isSelfSigned;
}

export const chain: Rule<Examined> = {
  check: 'chain',
  find(examined) {
    if (!hasChain(examined)) return undefined;
    const { chain: above, missing, trust, now } = examined;
    const wrong = above
      .flatMap((authority, at) => [
        troubleOf(authority, now),
        limitOf(authority, above.slice(0, at), examined.extensions.names),
      ])
      .find((trouble) => trouble !== undefined);
    if (wrong !== undefined) {
      return failed(
        wrong,
        'Give by -Chain what the authority has sent with it, or ask it for more.',
      );
    }
    // Whoever names one in the middle as trusted needs nobody above it.
    if (missing === undefined || trust === 'given') {
      return passed(above.map(({ name }) => name).join(' · '));
    }
    const url = missing.urls.find((each) => each.startsWith('http:')) ?? missing.urls[0];
    const source = url === undefined ? 'ask the authority for it' : `it is at ${url}`;
    return failed(
      `the certificate of ${missing.issuer} is missing`,
      `Give it by -Chain FILE, or by -Root FILE where it is a root; ${source}.`,
    );
  },
};

/** What clients take of authorities (CA/Browser Forum, 6.1.5). */
const fewestBits = 2048;

function troubleOf({ certificate, name, extensions }: Authority, now: number): string | undefined {
  const { validFromDate: from, validToDate: until } = certificate;
  const { isAuthority, keyUsage } = extensions;
  const { asymmetricKeyType: kind, asymmetricKeyDetails } = certificate.publicKey;
  const bits = asymmetricKeyDetails?.modulusLength ?? 0;
  if (!isAuthority) return `${name} is no authority (basicConstraints), and can issue nothing`;
  if (kind === 'rsa' && bits < fewestBits) {
    return `the key of ${name} has ${bits} bits, and can be broken`;
  }
  if (keyUsage?.has('keyCertSign') === false) {
    return `the key of ${name} is not for issuing certificates (keyCertSign)`;
  }
  if (now < from.getTime()) return `${name} holds from ${from.toISOString()} only`;
  return now > until.getTime() ? `${name} ended at ${until.toISOString()}` : undefined;
}

/** What an authority has issued that it may not. */
function limitOf(
  { name, isSelfSigned, extensions: { mostBelow, nameConstraints, purposes } }: Authority,
  between: readonly Authority[],
  names: AlternativeNames,
): string | undefined {
  const below = between.filter(({ certificate: { subject, issuer } }) => subject !== issuer).length;
  if (mostBelow !== undefined && below > mostBelow) {
    return `${name} may have ${mostBelow} authorities below it (pathLenConstraint), and has ${below}`;
  }
  // Of a root clients know by themselves what it is for.
  const isLimited = !isSelfSigned && purposes !== undefined;
  if (isLimited && !purposes.includes(serverAuthentication) && !purposes.includes(anyPurpose)) {
    return `${name} is not for server authentication (enhanced key usage), and neither is what it issues`;
  }
  const forbidden = nameConstraints === undefined ? [] : forbiddenNames(nameConstraints, names);
  if (forbidden.length === 0) return undefined;
  return `${name} may not issue for ${forbidden.join(', ')} (nameConstraints)`;
}

export const trust: Rule<Examined> = {
  check: 'trust',
  find(examined) {
    if (!hasChain(examined)) return undefined;
    const { chain: above, missing, trust: by } = examined;
    const root = above.at(-1)?.name ?? '';
    if (by === 'given') return passed('it goes back to the root that was given');
    if (by !== undefined) return passed(`this machine trusts ${root}`);
    // The chain says it.
    if (missing !== undefined) return undefined;
    return failed(
      `this machine does not trust ${root}`,
      'Where it is the authority of your organisation, give its certificate by -Root FILE; all clients have to trust it.',
    );
  },
};
