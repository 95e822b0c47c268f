import { readFileSync } from 'node:fs';
import { run } from '../bootstrap/child-process.mjs';
import { missingPeers, peers, type Suite } from './peers.ts';
import { reportStep } from './report-step.ts';
import { failed, nothing, type Tally } from './tally.ts';

const suites = Object.keys(peers) as Suite[];

/**
 * Installs the peers that are missing where that needs no question: on Debian, as root or with a
 * sudo that asks for no password. Elsewhere it says what is missing. It counts only if it fails.
 */
export async function installPeers(): Promise<Tally> {
  const packages = suites.flatMap(missingPackages);
  if (packages.length === 0) return nothing;
  const asRoot = isDebian() ? await commandAsRoot() : undefined;
  if (asRoot === undefined) {
    for (const suite of suites) tellMissing(suite);
    return nothing;
  }

  const start = performance.now();
  process.stdout.write(`Installing ${packages.join(', ')} for the tests …\n`);
  const aptGet = async (...args: readonly string[]): Promise<{ code: number; output: string }> => {
    const [command, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
    // Another run, or the system itself, may be installing too.
    return run(command, [...rest, '-o', 'DPkg::Lock::Timeout=300', ...args], { quiet: true });
  };
  // Where the lists cannot be renewed, those that are there may still do.
  const update = await aptGet('update');
  const installation = await aptGet('install', '-y', '--no-install-recommends', ...packages);
  if (installation.code === 0) {
    reportStep('passed', 'system packages', start);
    return nothing;
  }
  reportStep('failed', 'system packages', start);
  process.stdout.write(
    `\n${update.output}${installation.output}\n` +
      "See that Debian's packages can be reached, or install these yourself and run this again.\n\n",
  );
  return failed;
}

function missingPackages(suite: Suite): readonly string[] {
  return missingPeers(suite).map(({ debianPackage }) => debianPackage);
}

function isDebian(): boolean {
  try {
    return /^ID(?:_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** How to run a command as root without being asked; undefined where that cannot be. */
async function commandAsRoot(): Promise<readonly string[] | undefined> {
  if (process.getuid?.() === 0) return [];
  const { code } = await run('sudo', ['-n', 'true'], { quiet: true });
  return code === 0 ? ['sudo', '-n'] : undefined;
}

function tellMissing(suite: Suite): void {
  const missing = missingPeers(suite);
  if (missing.length === 0) return;
  const commands = missing.map(({ command }) => command).join(', ');
  const how = isDebian()
    ? `sudo apt-get install ${missingPackages(suite).join(' ')}`
    : "the system's package manager";
  process.stdout.write(`skipped  ${suite}: needs ${commands}; get it with ${how}\n`);
}
