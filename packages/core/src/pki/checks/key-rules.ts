import { type Asked, isForServers } from './examined.ts';
import { failed, passed, type Rule, warning } from './finding.ts';

const hint = 'Make another request: hawser new-certificate-request … -KeySize 2048';

/** P-256 and P-384, as OpenSSL calls them. */
const curves: ReadonlySet<string> = new Set(['prime256v1', 'secp384r1']);

export const keyKind: Rule<Asked> = {
  check: 'key kind',
  find({ publicKey: { asymmetricKeyType: kind = 'unknown', asymmetricKeyDetails }, purpose }) {
    if (kind === 'rsa') return passed('RSA');
    if (purpose === 'server' && kind === 'ec') {
      const { namedCurve: curve = 'one without a name' } = asymmetricKeyDetails ?? {};
      if (curves.has(curve)) return passed('EC');
      const detail = `its elliptic curve is ${curve}, which many clients do not take`;
      return warning(detail, 'Take a key on the curve P-256 or P-384, or an RSA key.');
    }
    const detail = `the key is of the kind ${kind}; Azure and Configuration Manager take RSA only`;
    return failed(detail, hint);
  },
};

export const keySize: Rule<Asked> = {
  check: 'key size',
  find({ publicKey: { asymmetricKeyType, asymmetricKeyDetails } }) {
    if (asymmetricKeyType !== 'rsa') return undefined;
    const bits = asymmetricKeyDetails?.modulusLength ?? 0;
    if (bits === 2048 || bits === 4096) return passed(`${bits} bits`);
    if (bits === 3072) {
      return passed('3072 bits, which works, though the documents name 2048 and 4096 only');
    }
    return failed(`the key has ${bits} bits; it has to have 2048 or 4096`, hint);
  },
};

export const keyUsage: Rule<Asked> = {
  check: 'key usage',
  find(asked) {
    const { keyUsage: uses } = asked.extensions;
    if (uses === undefined) return passed('it does not say what its key is for, so for everything');
    if (uses.has('digitalSignature')) return passed([...uses].join(', '));
    const said = `its key is not for signing (digitalSignature), but for ${[...uses].join(', ') || 'nothing'}`;
    const next = 'Ask the authority for a certificate whose key usage has digitalSignature.';
    // The RSA key exchange, which TLS 1.3 and careful servers of TLS 1.2 do not have.
    if (isForServers(asked) && uses.has('keyEncipherment')) {
      return { result: 'warning', detail: `${said}; TLS 1.3 does not work with it`, hint: next };
    }
    return failed(said, next);
  },
};
