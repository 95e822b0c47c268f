import { readFileSync } from 'node:fs';
import { run } from '../bootstrap/child-process.mjs';
import { missingPeers, peers, type Suite } from '../test/peers/peers.ts';
import { endStep, type Step } from './tally.ts';

const suites = Object.keys(peers) as Suite[];

/**
 * Installs the peers that are missing where that needs no question: on Debian, as root or with a
 * sudo that asks for no password. Elsewhere it says what is missing. It is a step only if it fails.
 */
export async function installPeers(): Promise<readonly Step[]> {
  const packages = [...new Set(suites.flatMap(missingPackages))];
  if (packages.length === 0) return [];
  const asRoot = isDebian() ? await commandAsRoot() : undefined;
  if (asRoot === undefined) {
    for (const suite of suites) tellMissing(suite);
    return [];
  }

  const start = performance.now();
  process.stdout.write(`Installing ${packages.join(', ')} for the tests …\n`);
  // Where the lists cannot be renewed, those that are there may still do.
  const update = await aptGet(asRoot, ['update']);
  await leaveServersAlone(asRoot);
  const flags = ['-y', '--no-install-recommends'];
  const installation = await aptGet(asRoot, ['install', ...flags, ...packages]);
  // What matters is the program: a package may be there without being set up to run by itself.
  if (suites.flatMap(missingPackages).length === 0) return [];
  const step = endStep('system packages', start, { passed: 0, failed: 1, skipped: 0 });
  process.stdout.write(
    `\n${update.output}${installation.output}\n` +
      "See that Debian's packages can be reached, or install these yourself; then run this again.\n\n",
  );
  return [step];
}

/** A package with a server would otherwise set one up, and start it for everybody to reach. */
async function leaveServersAlone(asRoot: 'env' | 'sudo'): Promise<void> {
  const line = 'echo slapd slapd/no_configuration boolean true | debconf-set-selections';
  await run(asRoot, ['sh', '-c', line], { quiet: true });
}

async function aptGet(
  asRoot: 'env' | 'sudo',
  args: readonly string[],
): Promise<{ code: number; output: string }> {
  // Another run, or the system itself, may be installing too.
  const patient = ['-o', 'DPkg::Lock::Timeout=300'];
  const line = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', ...patient, ...args];
  return run(asRoot, line, { quiet: true });
}

function missingPackages(suite: Suite): readonly string[] {
  return [...new Set(missingPeers(suite).map(({ debianPackage }) => debianPackage))];
}

function isDebian(): boolean {
  try {
    return /^ID(?:_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** What makes a command root's without a question: nothing or sudo; undefined where neither does. */
async function commandAsRoot(): Promise<'env' | 'sudo' | undefined> {
  if (process.getuid?.() === 0) return 'env';
  const { code } = await run('sudo', ['-n', 'true'], { quiet: true });
  return code === 0 ? 'sudo' : undefined;
}

function tellMissing(suite: Suite): void {
  const missing = missingPeers(suite).map(({ command }) => command);
  if (missing.length === 0) return;
  const how = isDebian()
    ? `"sudo apt-get install ${missingPackages(suite).join(' ')}"`
    : "the system's package manager";
  process.stdout.write(
    `The ${suite} suite is skipped, for want of ${missing.join(', ')}: install with ${how}.\n`,
  );
}
