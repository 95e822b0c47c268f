import { pnpm } from './toolchain.mjs';

/** @type {readonly (readonly [RegExp, string])[]} */
const advices = [
  [
    /^np[mx] could not be started/,
    'Install npm; it comes with node, or on Debian as the package npm. Then run this again.',
  ],
  [/ENOSPC|no space left/i, 'The disk is full. Make room and run this again.'],
  [
    /OUTDATED_LOCKFILE/,
    `A package.json and the lockfile do not agree. Run "npx ${pnpm} install" and commit both.`,
  ],
  [
    /CERT_|_CERT\b|_CERT_|UNABLE_TO_|invalid peer certificate/,
    "The registry's certificate is not trusted. If your network reads TLS, set NODE_EXTRA_CA_CERTS\n" +
      "to the file with its authority's certificate and run this again.",
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET|error sending request/,
    'The package registry was not reached. Check the network; behind a proxy set HTTPS_PROXY, with a\n' +
      'mirror of your own run "npm config set registry <its address>". Then run this again.',
  ],
  [
    /\bE40[134]\b|ETARGET|ERR_PNPM_FETCH_40|NO_MATCHING_VERSION/,
    'The registry did not give a package. If npm uses a mirror of your own, sign in to it, or see that\n' +
      'it has this version. Then run this again.',
  ],
  [
    /EACCES|EPERM|EROFS|permission denied/i,
    'A file or folder could not be written. See that this checkout and your home folder are yours to\n' +
      'write in. Then run this again.',
  ],
];

/**
 * What to do next about a step that failed.
 *
 * @param {string} output
 * @param {string} [otherwise] if the output suggests nothing
 */
export function adviceFor(output, otherwise = 'Mend what it says and run this again.') {
  const known = advices.find(([pattern]) => pattern.test(output));
  return known?.[1] ?? otherwise;
}
