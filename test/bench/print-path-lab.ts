import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { callSite } from '@hawser/core/api/call-site';
import { listAvailablePrinters } from '@hawser/core/api/contracts/connectors';
import { publishListedPrinter } from '@hawser/core/api/contracts/discovery';
import { type IppClient, openIppClient } from '@hawser/core/ipp/client/ipp-client';
import { groupsOf } from '@hawser/core/ipp/message';
import { Secret } from '@hawser/core/secret';
import { connectorFolder } from '../../packages/agent/src/connector/connector-folder.ts';
import { givePrinter } from '../../packages/agent/src/connector/printers/kept-printers.ts';
import { agentFolder } from '../../packages/agent/src/registration/agent-folder.ts';
import { keepRegistration } from '../../packages/agent/src/registration/registration.ts';
import { registeredAgent } from '../../packages/site/test/agents/registered.ts';
import { type ServedSite, servePrint } from './serve-print.ts';
import type { DocumentTimes } from './timing-printer.ts';

/** A printer in a process of its own that tells when documents come. */
export interface TimingPrinter {
  readonly uri: string;
  /** When the next document begins to come, and when all of it has. */
  readonly next: () => Record<DocumentTimes['what'], Promise<number>>;
  /** Throws away what it has printed. */
  empty(): Promise<void>;
}

/** Site, connector and printer, a process each; who prints is the fourth. */
export interface PrintPath {
  readonly site: ServedSite;
  readonly printer: TimingPrinter;
  /** Prints by the whole path. */
  readonly office: IppClient;
  /** Prints at the site, where nobody fetches. */
  readonly alone: IppClient;
  /** Fetches what is printed there. */
  readonly proxy: IppClient;
  /** Prints at the printer itself. */
  readonly direct: IppClient;
  /** Waits until nothing of the job is on its way any more. */
  settled(client: IppClient, job: number): Promise<void>;
}

/** Milliseconds, of the clock that all processes share. */
export const now = (): number => Number(process.hrtime.bigint()) / 1e6;

export async function openPrintPath(
  scratch: string,
  opened: AsyncDisposableStack,
  prepare: (folder: string) => Promise<void> = async () => undefined,
): Promise<PrintPath> {
  const site = await servePrint(scratch, opened);
  const printer = await startTimingPrinter(await mkdtemp(join(scratch, 'paper-')), opened);
  const uri = await startConnector(await mkdtemp(join(scratch, 'connector-')), opened, {
    site,
    printer: printer.uri,
    prepare,
  });
  const office = clientAt(uri, site, site.token);
  const alone = clientAt(site.uri, site, site.token);
  const proxy = clientAt(site.uri, site, site.deviceToken);
  const direct = openIppClient({ uri: printer.uri });
  for (const client of [office, alone, proxy, direct]) opened.defer(() => client.close());
  const path = { site, printer, office, alone, proxy, direct, settled };
  while (!(await isServed(office))) await pause(20);
  return path;
}

async function startTimingPrinter(
  folder: string,
  opened: AsyncDisposableStack,
): Promise<TimingPrinter> {
  const script = fileURLToPath(new URL('timing-printer.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  opened.defer(async () => gone(child, () => child.disconnect()));
  const [uri] = (await once(child, 'message')) as [string];
  return {
    uri,
    next() {
      const [first, last] = [Promise.withResolvers<number>(), Promise.withResolvers<number>()];
      let isBegun = false;
      const hear = ({ what, at }: DocumentTimes): void => {
        if (what === 'first' && !isBegun) {
          isBegun = true;
          first.resolve(at);
        } else if (what === 'last' && isBegun) {
          child.off('message', hear);
          last.resolve(at);
        }
      };
      child.on('message', hear);
      return { first: first.promise, last: last.promise };
    },
    async empty() {
      const printed = (await readdir(folder)).filter((name) => name.startsWith('job-'));
      await Promise.all(printed.map(async (name) => rm(join(folder, name))));
    },
  };
}

/** A connector that prints for a printer of the site; gives where that is asked. */
async function startConnector(
  home: string,
  opened: AsyncDisposableStack,
  {
    site,
    printer,
    prepare,
  }: {
    readonly site: ServedSite;
    readonly printer: string;
    /** Called with the folder in which it keeps its jobs, before it starts. */
    readonly prepare: (folder: string) => Promise<void>;
  },
): Promise<string> {
  const { certificateUrl: url, trustAnchor, certificate } = site;
  const admin = { url, trustAnchor, certificate };
  const { agent, certificate: cert, address } = await registeredAgent(admin, 'connector');
  const folder = agentFolder(join(home, 'data', 'agent'));
  const key = address.certificate?.key ?? '';
  const kept = { agent, url, urls: [], authority: trustAnchor, certificate: cert, key };
  await keepRegistration(folder, kept);
  await givePrinter(connectorFolder(folder), { uri: printer });
  await prepare(connectorFolder(folder).spool);
  const program = fileURLToPath(
    new URL('../../packages/agent/bin/hawser-agent.js', import.meta.url),
  );
  const child = spawn(process.execPath, [program, 'start-agent'], {
    env: { ...process.env, HAWSER_HOME: home },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  opened.defer(async () => gone(child, () => child.kill()));
  const signal = AbortSignal.timeout(60_000);
  const query = { connector: agent.id };
  for (;;) {
    const { items } = await callSite(admin, listAvailablePrinters, { query }, { signal });
    if (items.some((each) => each.uri === printer)) break;
    await pause(20);
  }
  const body = { name: 'Path', connector: agent.id, device: printer };
  return (await callSite(admin, publishListedPrinter, { body }, { signal })).url;
}

function clientAt(uri: string, { trustAnchor }: ServedSite, token: string): IppClient {
  const tokens = { token: async () => new Secret(token), another: async () => undefined };
  return openIppClient({
    uri,
    trust: { anchors: trustAnchor },
    authentication: { by: 'token', tokens },
  });
}

async function isServed(office: IppClient): Promise<boolean> {
  const attributes = { 'requested-attributes': ['copies-supported'] };
  const groups = [{ tag: 'operation' as const, attributes }];
  const { message } = await office.send('Get-Printer-Attributes', groups);
  return groupsOf(message, 'printer')[0]?.has('copies-supported') === true;
}

const completed = 9;

async function settled(client: IppClient, job: number): Promise<void> {
  const attributes = { 'job-id': job, 'requested-attributes': ['job-state'] };
  const groups = [{ tag: 'operation' as const, attributes }];
  for (;;) {
    const { message } = await client.send('Get-Job-Attributes', groups);
    const state = groupsOf(message, 'job')[0]?.enum('job-state') ?? 0;
    if (state === completed) return;
    if (state > 6) throw new Error(`job ${job} is ${state}`);
    await pause(10);
  }
}

async function gone(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  end();
  await exit;
}
