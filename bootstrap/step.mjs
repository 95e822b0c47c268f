import { run } from './child-process.mjs';
import { pnpm } from './toolchain.mjs';

/** A step of the set-up that failed: which one, what was said, and what to do next. */
export class StepFailed extends Error {
  /**
   * @param {string} title
   * @param {string} output
   * @param {string} [advice] without, what the output suggests
   */
  constructor(title, output, advice = adviceFor(output)) {
    super(`${title} failed:\n\n${output.trim().replace(/^/gm, '  ')}\n\n${advice}`);
  }
}

/**
 * Does a longer step of the set-up: one line when it begins, and the command's output if it fails.
 *
 * @param {string} title
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 */
export async function step(title, command, args, options) {
  process.stderr.write(`${title} …\n`);
  const { code, output } = await run(command, args, { ...options, quiet: true });
  if (code !== 0) throw new StepFailed(title, output);
}

/** @type {readonly (readonly [RegExp, string])[]} */
const advices = [
  [
    /^np[mx] could not be started/,
    'Install npm; it comes with node, or on Debian as the package npm. Then run this again.',
  ],
  [/ENOSPC/, 'The disk is full. Make room and run this again.'],
  [
    /OUTDATED_LOCKFILE/,
    `A package.json and the lockfile do not agree. Run "npx ${pnpm} install" and commit both.`,
  ],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_/,
    "The registry's certificate is not trusted. If your network reads TLS, set NODE_EXTRA_CA_CERTS to the file of its authority's certificate and run this again.",
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET|fetch failed|dns error|error sending request/i,
    'The package registry was not reached. Check the network; behind a proxy set HTTPS_PROXY, with a mirror of your own run "npm config set registry <its address>"; then run this again.',
  ],
  [
    /\bE40[134]\b|ETARGET|ERR_PNPM_FETCH_40|NO_MATCHING_VERSION/,
    'The registry did not give a package. If npm is set to a mirror of your own ("npm config get registry"), sign in to it, or see that it has this version; then run this again.',
  ],
  [
    /EACCES|EPERM|EROFS/,
    'A file or folder could not be written. See that this checkout and your home folder belong to you; then run this again.',
  ],
];

/** @param {string} output */
function adviceFor(output) {
  const known = advices.find(([pattern]) => pattern.test(output));
  return known?.[1] ?? 'Mend what it says and run this again.';
}
