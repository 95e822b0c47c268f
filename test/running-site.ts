import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { askSite, type SiteAddress, type SiteAnswer } from '@hawser/core/api/site-request';
import { openVault } from '@hawser/core/identity/vault';
import { certificateNameOf } from '@hawser/core/identity/secret-names';
import { fromProblem } from '@hawser/core/errors';
import { withLock } from '@hawser/core/files/lock';
import { hasSite } from '@hawser/core/site/hold-site-folder';
import type { RunningSite } from '@hawser/core/site/running-site';
import { siteFolder, type SiteFolder } from '@hawser/core/site/site-folder';
import { inject, vi } from 'vitest';
import type { StartMessage } from '@hawser/command/detached/start-message';
import type { ReadySite } from '../packages/cli/src/site-start/start-detached-site.ts';
import { hawserProgram, temporaryFolder } from './hawser.ts';
import { atEnd } from './printing/at-end.ts';

// A site starts in a second, but not on a machine that does much else.
vi.setConfig({ testTimeout: 60_000 });

export interface SiteStart {
  /** Of a site that ran before; without, a new one that is gone when the test is over. */
  readonly home?: string;
  /** The addresses of the run before, so that the profile reaches this one, too. */
  readonly at?: RunningSite;
  /** The address of this machine that it answers at. */
  readonly host?: string;
  readonly words?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface TestSite {
  readonly home: string;
  readonly folder: SiteFolder;
  readonly running: RunningSite;
  readonly child: ChildProcess;
  /** Asks as nobody in particular. */
  ask(path: string, method?: 'GET' | 'POST'): Promise<SiteAnswer>;
  /** Asks with the admin certificate of the vault. */
  askAsAdmin(path: string, method?: 'GET' | 'POST'): Promise<SiteAnswer>;
  /** Waits until the process has ended; gives its exit code, or the signal that ended it. */
  ended(): Promise<number | string>;
  stop(): Promise<number | string>;
  kill(): Promise<void>;
}

/** A site in a process of its own, which has ended when the test is over, whatever came of it. */
export async function startSite(start: SiteStart = {}): Promise<TestSite> {
  const home = start.home ?? (await temporaryFolder());
  const begun = beginSite({ ...start, home });
  const { running } = await begun.ready;
  return { ...begun, home, running, ...(await asking(home, running)) };
}

/** The same before it is ready, if it ever is. */
export function beginSite({
  home,
  at,
  host = '127.0.0.1',
  words = [],
  env,
}: SiteStart & { readonly home: string }): Pick<
  TestSite,
  'child' | 'folder' | 'ended' | 'stop' | 'kill'
> & { readonly ready: Promise<ReadySite> } {
  const child = spawn(
    process.execPath,
    [hawserProgram, 'start-site', ...addresses(host, at), ...words],
    {
      env: { ...process.env, HAWSER_HOME: home, ...env },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  );
  const closed = once(child, 'exit') as Promise<[number | null, string | null]>;
  const ended = async (): Promise<number | string> => {
    const [code, signal] = await closed;
    return code ?? signal ?? '';
  };
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | string> => {
    child.kill(signal);
    return await ended();
  };
  atEnd(async () => void (await end('SIGKILL')));
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ready = new Promise<ReadySite>((resolve, reject) => {
    child.on('message', (message: StartMessage<ReadySite>) => {
      if (message.kind === 'ready') resolve(message);
      else if (message.kind === 'failed') reject(fromProblem(message.problem, 500));
    });
    void ended().then((how) => reject(new Error(`the site ended (${how}): ${said}`)));
  });
  ready.catch(() => undefined);
  return {
    child,
    folder: siteFolderIn(home),
    ready,
    ended,
    stop: async () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  };
}

function addresses(host: string, at: RunningSite | undefined): readonly string[] {
  if (at === undefined) return ['-Listen', `${host}:0`];
  const port = (url: string): string => `${host}:${new URL(url).port}`;
  return ['-Listen', port(at.url), '-CertificateListen', port(at.certificateUrl)];
}

/**
 * A home in which a site has run. Its first start is done once in a run of the tests, for the keys
 * that it makes take longer than everything else.
 */
export async function usedHome(): Promise<string> {
  const original = join(inject('homes'), 'site');
  await withLock(
    original,
    async () => {
      if (await hasSite(siteFolderIn(original))) return;
      const site = await startSite();
      await site.stop();
      await cp(site.home, `${original}.new`, { recursive: true });
      await rename(`${original}.new`, original);
    },
    { timeoutMs: 50_000 },
  );
  const home = await temporaryFolder();
  await cp(original, home, { recursive: true });
  return home;
}

async function asking(
  home: string,
  running: RunningSite,
): Promise<Pick<TestSite, 'ask' | 'askAsAdmin'>> {
  const admin = await adminOf(home, running);
  const as =
    (site: SiteAddress): TestSite['ask'] =>
    async (path, method = 'GET') =>
      askSite(site, { path, method, signal: AbortSignal.timeout(15_000) });
  const { certificate: _, ...nobody } = admin;
  return { ask: as({ ...nobody, url: running.url }), askAsAdmin: as(admin) };
}

/** The site as the profile that its first start has made reaches it. */
export async function adminOf(
  home: string,
  running: RunningSite,
): Promise<SiteAddress & Required<Pick<SiteAddress, 'trustAnchor' | 'certificate'>>> {
  const folder = join(home, 'data');
  const vault = await openVault({ kind: 'file', folder, env: {} });
  const pem = (await vault.get(certificateNameOf('local')))?.reveal() ?? '';
  const at = pem.indexOf('-----BEGIN PRIVATE KEY');
  const certificate = { cert: pem.slice(0, at), key: pem.slice(at) };
  const trustAnchor = await readFile(
    join(siteFolderIn(home).certificates, 'authority.crt'),
    'utf8',
  );
  return { url: running.certificateUrl, trustAnchor, certificate };
}

/** Where a home has its site. */
export function siteFolderIn(home: string): SiteFolder {
  return siteFolder(join(home, 'data', 'site'));
}

/** Waits until it is so; the time limit is that of the test. */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await setTimeout(20);
}
