import { X509Certificate } from 'node:crypto';
import { spoken } from '@hawser/core/spoken';
import { codeOf } from '@hawser/core/files/file-errors';
import { certificateBlocks } from '@hawser/core/pki/pem';
import { ldapErrors } from './ldap-errors.ts';
import type { PremisesDirectory } from './premises-directory.ts';
import { NoTls } from './start-tls.ts';

export interface Asked {
  readonly directory: PremisesDirectory;
  readonly bindName: string;
  /** Below which entry it was searched. */
  readonly base?: string | undefined;
  /** What may have ended it. */
  readonly signal?: AbortSignal | undefined;
}

const longestReason = 300;

/** RFC 4511, A.1. */
const referral = 10;

/** What something that was asked of the directory and failed means to whoever wanted it. */
export function ldapTrouble(asked: Asked, thrown: unknown): Error {
  const { directory, bindName, base, signal } = asked;
  const { name, url } = directory;
  const error: unknown = signal?.aborted === true ? signal.reason : thrown;
  const options = { target: name, cause: thrown };
  const kind = error instanceof Error ? error.constructor.name : '';
  // Where the directory gives no reason of its own there is the number only.
  const said = spoken(error).replace(/^ (?=Code: )/, `${kind.replace(/Error$/, '')}, `);
  const reason = said.replace(/\.$/, '').slice(0, longestReason);
  if (kind === 'NoSuchObjectError' && base !== undefined) {
    return ldapErrors('no-base', { name, base, bindName }, options);
  }
  if (/^(?:InvalidCredentials|InappropriateAuth|ConstraintViolation)Error$/.test(kind)) {
    return ldapErrors('refused', { name, bindName }, options);
  }
  if (/CERT|ISSUER|SELF_SIGNED|UNABLE_TO_VERIFY/.test(codeOf(error))) {
    return ldapErrors('untrusted', { name, url, reason, trusted: trustedBy(directory) }, options);
  }
  const isUnencrypted =
    error instanceof NoTls || /TLS|ConfidentialityRequired|StrongAuthRequired/.test(kind);
  if (isUnencrypted) return ldapErrors('no-tls', { name, url, reason }, options);
  // What the directory has said itself has a number of its own.
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === referral) return ldapErrors('refers-elsewhere', { name, reason }, options);
  return kind.endsWith('Error') && typeof code === 'number'
    ? ldapErrors('wrong', { name, reason }, options)
    : ldapErrors('unreachable', { name, url, reason }, options);
}

function trustedBy({ trustAnchor }: PremisesDirectory): string {
  if (trustAnchor === null) return 'what the operating system trusts';
  const names = certificateBlocks(trustAnchor).map((block) =>
    new X509Certificate(block).subject.replaceAll('\n', ', '),
  );
  return names.join('; ');
}
