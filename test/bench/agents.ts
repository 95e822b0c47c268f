import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { callSite } from '@hawser/core/api/call-site';
import { registerAgent } from '@hawser/core/api/contracts/agent-registration';
import { readRegistrationToken } from '@hawser/core/identity/registration-token';
import { certificateRequest } from '@hawser/core/pki/certificate-request';
import { keyPem, newEcKeyPair } from '@hawser/core/pki/key-pair';
import type { Known, Order } from './agents-load.ts';
import type { Bench } from './bench.ts';
import { end, ready, residentKilobytes, startSite } from './site.ts';
import type { Shipped } from './start-up.ts';

const agents = 10_000;
/** What the site tells so many to spread over, see WaitingAgents. */
const spreadSeconds = 25;
/** Certificates are issued slowly; each is that of so many agents here. */
const perCertificate = 500;
const furtherWaits = 5;
/** What these cost is for all. */
const first = 100;
/** Until what was only needed meanwhile is given back. */
const restMs = 15_000;

interface Measured {
  readonly returned: number;
  readonly p99: number;
  readonly connection: number;
  readonly wait: number;
  /** What a connection costs a server of node that does nothing else. */
  readonly bare: number;
}

/** What ten thousand agents cost that wait, and that come back all at once. */
export function agentBenches(shipped: Shipped): readonly Bench[] {
  // One run gives all figures: each of them is asked for once in a round.
  let round: Promise<Measured> | undefined;
  const asked = new Set<keyof Measured>();
  const figure = async (name: keyof Measured): Promise<number> => {
    if (asked.has(name)) {
      asked.clear();
      round = undefined;
    }
    asked.add(name);
    round ??= measured(shipped);
    return (await round)[name];
  };
  return [
    {
      title: `${agents.toLocaleString('en')} agents that come back at once`,
      unit: 'ms',
      runs: 1,
      candidates: [
        { name: 'until all are', target: { atMost: 30_000 }, run: async () => figure('returned') },
        { name: 'other calls, p99', target: { atMost: 100 }, run: async () => figure('p99') },
      ],
    },
    {
      title: 'Memory of agents that wait',
      unit: 'KB',
      runs: 1,
      baseline: { name: 'bare node', run: async () => figure('bare') },
      candidates: [
        {
          name: 'on a connection',
          target: { atMost: 85 },
          run: async () => figure('connection'),
        },
        { name: 'each further wait', target: { atMost: 10 }, run: async () => figure('wait') },
      ],
    },
  ];
}

async function measured({ packages, scratch }: Shipped): Promise<Measured> {
  const program = join(packages, 'hawser/bin/hawser.js');
  const home = mkdtempSync(join(scratch, 'agents-'));
  process.env['HAWSER_HOME'] = home;
  process.env['HAWSER_VAULT'] = 'file';
  const site = startSite([
    program,
    'start-site',
    '--listen=127.0.0.1:0',
    // Here all come from one address, and many by one certificate.
    '--requests-per-second=99999',
    `--connections-per-address=${2 * agents}`,
  ]);
  const load = startLoad();
  let known: Known;
  let found: Omit<Measured, 'bare'>;
  try {
    const url = await ready(site);
    known = await registered(program, home);
    await order(load, { do: 'know', known });
    const connection = await costOfEach(site, load);
    const waiting = residentKilobytes(site.pid);
    await order(load, { do: 'wait', count: furtherWaits });
    await sleep(restMs);
    const all = residentKilobytes(site.pid);
    await order(load, { do: 'break' });
    const calls = callsAt(url, known.authority);
    const began = performance.now();
    await order(load, { do: 'connect', count: agents, seconds: spreadSeconds });
    const returned = performance.now() - began;
    const wait = (all - waiting) / (agents + first) / furtherWaits;
    found = { returned, p99: await calls.p99(), connection, wait };
  } finally {
    load.kill();
    await end(site);
  }
  return { ...found, bare: await bareConnection(home, known) };
}

/** What one more connection costs a server in memory, besides what the first ones do for all. */
async function costOfEach(server: ChildProcess, load: ChildProcess): Promise<number> {
  await order(load, { do: 'connect', count: first, seconds: 1 });
  await sleep(restMs);
  const empty = residentKilobytes(server.pid);
  await order(load, { do: 'connect', count: agents, seconds: spreadSeconds });
  await sleep(restMs);
  return (residentKilobytes(server.pid) - empty) / agents;
}

/** The same of a server that does nothing else, with the certificates of the site. */
async function bareConnection(home: string, known: Known): Promise<number> {
  const folder = join(home, 'data/site/certificates');
  const files = ['server.crt', 'server.key', 'authority.crt'].map((name) => join(folder, name));
  const server = fork(new URL('bare-waiting.ts', import.meta.url), files);
  const load = startLoad();
  try {
    const [{ port }] = (await once(server, 'message')) as [{ readonly port: number }];
    await order(load, { do: 'know', known: { ...known, url: `https://localhost:${port}` } });
    return await costOfEach(server, load);
  } finally {
    load.kill();
    await end(server);
  }
}

function startLoad(): ChildProcess {
  return fork(new URL('agents-load.ts', import.meta.url));
}

async function registered(program: string, home: string): Promise<Known> {
  const path = join(home, 'bench.token');
  const certificates = agents / perCertificate;
  const words = ['new-registration-token', 'device', `--max-uses=${certificates}`];
  execFileSync(process.execPath, [program, ...words, `--token-path=${path}`], { stdio: 'ignore' });
  const token = readFileSync(path, 'utf8').trim();
  const authority = readFileSync(join(home, 'data/site/certificates/authority.crt'), 'utf8');
  const { port } = new URL(readRegistrationToken(token).url);
  const url = `https://localhost:${port}`;
  const each = Array.from({ length: certificates }, async (_, index) => {
    const pair = await newEcKeyPair();
    const asked = certificateRequest({ commonName: `agent ${index}` }, pair);
    const { certificate } = await callSite(
      { url, trustAnchor: authority },
      registerAgent,
      { body: { role: 'device', request: asked, version: '1' } },
      { signal: AbortSignal.timeout(60_000), headers: { authorization: `Bearer ${token}` } },
    );
    return { certificate, key: keyPem(pair.privateKey) };
  });
  return { url, authority, agents: await Promise.all(each) };
}

async function order(load: ChildProcess, what: Order): Promise<void> {
  load.send(what);
  const [{ failed }] = (await once(load, 'message')) as [{ readonly failed?: string }];
  if (failed !== undefined) throw new Error(`The agents could not ${what.do}: ${failed}.`);
}

/** Asks something else of the site again and again, and tells how long that took. */
function callsAt(url: string, ca: string): { p99(): Promise<number> } {
  const agent = new Agent({ keepAlive: true, ca });
  const took: number[] = [];
  const over = new AbortController();
  const ask = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const began = performance.now();
      const asked = request(`${url}/readyz`, { agent }).end();
      try {
        const [answer] = (await once(asked, 'response')) as [NodeJS.ReadableStream];
        await once(answer.resume(), 'end');
        took.push(performance.now() - began);
      } catch (error) {
        // A server may end what was idle just as it is used again: that is no answer that took long.
        if (!asked.reusedSocket) throw error;
      }
      await sleep(10);
    }
  };
  const asking = Promise.all([ask(), ask()]);
  return {
    async p99() {
      over.abort();
      await asking;
      agent.destroy();
      return took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? NaN;
    },
  };
}
