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
import { end, ready, residentKilobytes, startNode } from './site.ts';
import type { Shipped } from './start-up.ts';

const agents = 10_000;
/** What the site tells so many to spread over, see WaitingAgents. */
const spreadSeconds = 25;
/** Certificates are issued slowly; each is that of so many agents here. */
const perCertificate = 500;
const furtherWaits = 5;
/** Until what was only needed meanwhile is given back. */
const restMs = 15_000;

interface Measured {
  readonly returned: number;
  readonly p99: number;
  readonly connection: number;
  readonly wait: number;
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
      candidates: [
        { name: 'on a connection', target: { atMost: 85 }, run: async () => figure('connection') },
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
  const site = startNode([
    program,
    'start-site',
    '--listen=127.0.0.1:0',
    // Here all come from one address, and many by one certificate.
    '--requests-per-second=99999',
    `--connections-per-address=${2 * agents}`,
  ]);
  const load = fork(new URL('agents-load.ts', import.meta.url));
  try {
    const url = await ready(site);
    const known = await registered(program, home);
    await order(load, { do: 'know', known });
    // What the first ones cost is for all.
    await order(load, { do: 'connect', count: 100, seconds: 1 });
    await sleep(restMs);
    const empty = residentKilobytes(site.pid);
    await order(load, { do: 'connect', count: agents, seconds: spreadSeconds });
    await sleep(restMs);
    const waiting = residentKilobytes(site.pid);
    await order(load, { do: 'wait', count: furtherWaits });
    await sleep(restMs);
    const all = residentKilobytes(site.pid);
    await order(load, { do: 'break' });
    const calls = callsAt(url, known.authority);
    const began = performance.now();
    await order(load, { do: 'connect', count: agents, seconds: spreadSeconds });
    const returned = performance.now() - began;
    return {
      returned,
      p99: await calls.p99(),
      connection: (waiting - empty) / agents,
      wait: (all - waiting) / (agents + 100) / furtherWaits,
    };
  } finally {
    load.kill();
    await end(site);
  }
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
    const asked = certificateRequest(`agent ${index}`, pair);
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
      const [answer] = (await once(request(`${url}/readyz`, { agent }).end(), 'response')) as [
        NodeJS.ReadableStream,
      ];
      await once(answer.resume(), 'end');
      took.push(performance.now() - began);
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
