import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { callSite } from '@hawser/core/api/call-site';
import { listAvailablePrinters } from '@hawser/core/api/contracts/connectors';
import { publishListedPrinter } from '@hawser/core/api/contracts/discovery';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { openVault } from '@hawser/core/identity/vault';
import { certificateNameOf } from '@hawser/core/identity/secret-names';
import { type IppClient, openIppClient } from '@hawser/core/ipp/client/ipp-client';
import { Secret } from '@hawser/core/secret';
import { agentNodeOptions } from '../../packages/agent/src/running/agent-node-options.ts';
import { end, startSite } from './site.ts';
import type { Shipped } from './start-up.ts';

/** What printers have got. */
export interface Heard {
  readonly asked: Readonly<Record<string, number>>;
  readonly arrivals: readonly { readonly job: string; readonly at: number }[];
}

/** A site, a connector and many light printers, each in a process of its own. */
export interface BenchOffice {
  readonly site: ChildProcess;
  readonly connector: ChildProcess;
  readonly published: readonly string[];
  readonly client: IppClient;
  /** Registers another agent of the site; gives how its process is started. */
  another(role: 'device' | 'connector'): () => ChildProcess;
  /** The address of a published printer, for the client. */
  target(printer: string): string;
  heard(): Promise<Heard>;
  close(): Promise<void>;
}

const signal = AbortSignal.timeout(3_600_000);

export async function benchOffice(
  { packages, scratch }: Shipped,
  count: number,
): Promise<BenchOffice> {
  const home = mkdtempSync(join(scratch, 'connector-'));
  const env = { ...process.env, HAWSER_HOME: home, HAWSER_VAULT: 'file' };
  Object.assign(process.env, { HAWSER_HOME: home, HAWSER_VAULT: 'file' });
  const programs = {
    hawser: join(packages, 'hawser/bin/hawser.js'),
    agent: join(packages, 'hawser-agent/bin/hawser-agent.js'),
  };
  const run = (program: string, ...words: string[]): string =>
    execFileSync(process.execPath, [program, ...words], { env, encoding: 'utf8' });
  const printers = fork(new URL('serve-light-printers.ts', import.meta.url), [String(count)]);
  const [{ uris }] = (await once(printers, 'message')) as [{ readonly uris: string[] }];
  const site = startSite([programs.hawser, 'start-site', '--listen=127.0.0.1:0']);
  const running = await new Promise<{ certificateUrl: string }>((resolve) => {
    site.on('message', (told: { kind: string; running?: { certificateUrl: string } }) => {
      if (told.running !== undefined) resolve(told.running);
    });
  });
  const token = join(home, 'connector.token');
  run(programs.hawser, 'new-registration-token', 'connector', `--token-path=${token}`);
  run(programs.agent, 'register-agent', 'connector', `--token-file=${token}`, '--name=bench');
  for (let from = 0; from < count; from += 200) {
    run(programs.agent, 'add-connector-printer', ...uris.slice(from, from + 200), '--unchecked');
  }
  const connector = startAgent(programs.agent, env);
  const admin = await adminOf(home, running.certificateUrl);
  const published: string[] = [];
  while ((await available(admin)).length < count) await sleep(200);
  for (const { uri, name } of await available(admin)) {
    const body = { name, connector: 'bench', device: uri };
    published.push((await callSite(admin, publishListedPrinter, { body }, { signal })).id);
  }
  const another = (role: string): (() => ChildProcess) => {
    const words = [`--token-file=${join(home, `${role}-2.token`)}`, `--folder=${join(home, role)}`];
    run(
      programs.hawser,
      'new-registration-token',
      role,
      `--token-path=${join(home, `${role}-2.token`)}`,
    );
    run(programs.agent, 'register-agent', role, ...words, `--name=another-${role}`);
    return () => startAgent(programs.agent, env, [`--folder=${join(home, role)}`]);
  };
  const { hostname, port } = new URL(admin.url);
  const target = (printer: string): string => `ipps://${hostname}:${port}/ecp/printers/${printer}`;
  const { cert = '', key = '' } = admin.certificate ?? {};
  const trust = { anchors: admin.trustAnchor ?? '', certificate: { cert, key: new Secret(key) } };
  const client = openIppClient({ uri: target('none'), trust });
  return {
    site,
    connector,
    published,
    client,
    another,
    target,
    async heard() {
      printers.send('tell');
      const [heard] = (await once(printers, 'message')) as [Heard];
      return heard;
    },
    async close() {
      client.close();
      connector.kill();
      await once(connector, 'exit');
      await end(site);
      printers.disconnect();
    },
  };
}

/** As -Detach starts it, and as one that waits to hear that it is connected. */
function startAgent(
  program: string,
  env: NodeJS.ProcessEnv,
  words: readonly string[] = [],
): ChildProcess {
  return spawn(process.execPath, [...agentNodeOptions, program, 'start-agent', ...words], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env,
  });
}

async function available(admin: SiteAddress): Promise<readonly { uri: string; name: string }[]> {
  const found: { uri: string; name: string }[] = [];
  let after: string | undefined;
  do {
    const query = { limit: 200, ...(after === undefined ? {} : { after }) };
    const page = await callSite(admin, listAvailablePrinters, { query }, { signal });
    found.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}

async function adminOf(home: string, url: string): Promise<SiteAddress> {
  const folder = join(home, 'data');
  const vault = await openVault({ kind: 'file', folder, env: {} });
  const pem = (await vault.get(certificateNameOf('local')))?.reveal() ?? '';
  const at = pem.indexOf('-----BEGIN PRIVATE KEY');
  const certificate = { cert: pem.slice(0, at), key: pem.slice(at) };
  const authority = join(home, 'data/site/certificates/authority.crt');
  return { url, trustAnchor: readFileSync(authority, 'utf8'), certificate };
}
