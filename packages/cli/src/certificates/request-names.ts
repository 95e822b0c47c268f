import { isIP } from 'node:net';
import { type AlternativeNames, isDnsName, requireNames } from '@hawser/core/pki/subject-names';
import { certificateRequestErrors } from './certificate-request-errors.ts';
import { isForClients, namesService, type Purpose } from '@hawser/core/pki/purposes';
import { requireServiceName } from './service-name.ts';

/** All names that are asked for; the common name is the first, where clients can find something by it. */
export function requireRequestNames(
  commonName: string,
  purpose: Purpose,
  others: readonly string[],
): AlternativeNames {
  if (namesService(purpose)) requireServiceName(commonName);
  const isAddress = isIP(commonName) !== 0;
  if (!isAddress && !isDnsName(commonName) && !isForClients(purpose)) {
    throw certificateRequestErrors('no-host-name', { name: commonName }, { target: commonName });
  }
  const first = isAddress || isDnsName(commonName) ? [commonName] : [];
  const all = withoutRepeats([...first, ...others]);
  return requireNames({
    dnsNames: all.filter((name) => isIP(name) === 0),
    ipAddresses: all.filter((name) => isIP(name) !== 0),
    uris: [],
  });
}

/** Each name as it was written first. */
function withoutRepeats(names: readonly string[]): readonly string[] {
  return [
    ...new Map(names.toReversed().map((name) => [name.toLowerCase(), name])).values(),
  ].toReversed();
}
