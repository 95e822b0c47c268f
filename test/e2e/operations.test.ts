import { join } from 'node:path';
import type { AnyCommand } from '@hawser/command/declaration/command';
import { defineCommand } from '@hawser/command/declaration/command';
import { openSession, type OpenSession } from '@hawser/command/invocation/session';
import { askSite } from '@hawser/core/api/site-request';
import { siteFolder } from '@hawser/core/site/site-folder';
import { openVault } from '@hawser/core/identity/vault';
import { errorTable } from '@hawser/core/errors';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import getSite from '../../packages/cli/src/commands/get-site.ts';
import getOperation from '../../packages/cli/src/commands/get-operation.ts';
import stopOperation from '../../packages/cli/src/commands/stop-operation.ts';
import waitOperation from '../../packages/cli/src/commands/wait-operation.ts';
import { asJobParameter } from '../../packages/cli/src/operations/as-job-parameter.ts';
import {
  anyOperation,
  unfinishedOperation,
} from '../../packages/cli/src/operations/operation-candidates.ts';
import { runOperation } from '../../packages/cli/src/operations/run-operation.ts';
import { storeLocalProfile } from '../../packages/cli/src/profiles/store-local-profile.ts';
import { signedInSite } from '../../packages/cli/src/sites/signed-in-site.ts';
import {
  Collector,
  type Outcome,
  run,
  type Surroundings,
} from '../../packages/command/test/run-invocation.ts';
import { startSite } from '../../packages/site/src/main.ts';
import type { Site } from '../../packages/site/src/site-options.ts';
import type { OperationKind } from '../../packages/site/src/operations/operation-kind.ts';

const kettleErrors = errorTable('kettle', {
  empty: { kind: 'conflict', message: 'The kettle is empty.', hint: 'Fill it.' },
});

/** What the steps that wait are told: by the name of what is boiled. */
const gates = new Map<string, PromiseWithResolvers<void>>();

function gate(name: string): PromiseWithResolvers<void> {
  const known = gates.get(name) ?? Promise.withResolvers<void>();
  gates.set(name, known);
  return known;
}

const boil: OperationKind<{ what: string }, null> = {
  name: 'boil',
  title: ({ what }) => `Boil ${what}`,
  check: (input) => ({ what: String((input as { what: unknown }).what) }),
  begin: () => null,
  steps: [
    {
      name: 'fill',
      title: 'Fill the kettle',
      async run({ input, log }) {
        log(`with ${input.what}`);
        if (input.what === 'nothing') throw kettleErrors('empty', {});
        return null;
      },
    },
    {
      name: 'heat',
      title: 'Heat it',
      async run({ input, signal, progress }) {
        progress(1, 2);
        const stopped = Promise.withResolvers<never>();
        signal.addEventListener('abort', () => stopped.reject(signal.reason as Error));
        await Promise.race([gate(input.what).promise, stopped.promise]);
        return null;
      },
    },
  ],
  result: () => ({ degrees: 100 }),
};

/** A command as those are that start an operation. */
const startKettle = defineCommand({
  verb: 'Start',
  noun: 'Kettle',
  summary: 'Boils something.',
  parameters: {
    what: { type: 'string', mandatory: true, position: 0, help: 'What to boil.' },
    ...asJobParameter,
  },
  impact: 'low',
  examples: [],
  async *run(call) {
    const { what, asJob } = call.parameters;
    const site = await signedInSite(call.session);
    yield* runOperation(call, site, { kind: 'boil', input: { what }, asJob });
  },
});

describe('operations of a site', () => {
  let home: string;
  let site: Site;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'hawser-operations-'));
    vi.stubEnv('HAWSER_HOME', home);
    const vault = await openVault({ kind: 'file', folder: join(home, 'data'), env: {} });
    const address = { host: '127.0.0.1', port: 0 };
    site = await startSite({
      folder: siteFolder(join(home, 'site')),
      settings: { listen: address, certificateListen: address },
      version: '1.0.0',
      foreground: false,
      firstSettings: undefined,
      writtenSettings: async () => new Map(),
      report: () => undefined,
      operationKinds: [boil],
      administrator: {
        keep: async ({ authority, ...access }) =>
          storeLocalProfile(
            { name: 'local', trustAnchor: authority, ...access },
            async () => vault,
          ),
        has: async () => true,
        moved: async () => undefined,
      },
    });
  });

  afterAll(async () => {
    await site.stop();
    vi.unstubAllEnvs();
    await rm(home, { recursive: true, force: true });
  });

  async function hawser(
    command: AnyCommand,
    words: readonly string[],
    watched: Pick<Surroundings, 'interrupted' | 'stderr'> = {},
  ): Promise<Outcome> {
    return run(command, words, { env: { HAWSER_HOME: home, HAWSER_VAULT: 'file' }, ...watched });
  }

  async function objects(
    command: AnyCommand,
    words: readonly string[],
  ): Promise<readonly Record<string, unknown>[]> {
    const { stdout } = await hawser(command, [...words, '-Output', 'json']);
    return (JSON.parse(stdout) as { value: Record<string, unknown>[] }).value;
  }

  async function session(): Promise<OpenSession> {
    return openSession({}, { HAWSER_HOME: home, HAWSER_VAULT: 'file' });
  }

  async function started(what: string): Promise<string> {
    const [job] = await objects(startKettle, [what, '-AsJob']);
    return String(job!['id']);
  }

  it('are left as a job, and waited for later, with their steps', async () => {
    const id = await started('milk');
    const waiting = hawser(waitOperation, [id, '-Output', 'json', '-Verbose']);
    gate('milk').resolve();
    const { code, stdout, stderr } = await waiting;
    expect(stderr).toContain('Fill the kettle …');
    expect(stderr).toContain('Fill the kettle: with milk');
    expect(stderr).toContain('Heat it: 1 of 2');
    expect(JSON.parse(stdout)).toMatchObject({
      value: [{ id, state: 'succeeded', title: 'Boil milk', result: { degrees: 100 } }],
    });
    expect(code).toBe(0);
  });

  it('are shown until their end by the command that starts them', async () => {
    gate('tea').resolve();
    const { code, stdout, stderr } = await hawser(startKettle, ['tea', '-Verbose', '-o', 'json']);
    expect(stderr).toContain('Heat it …');
    expect(stdout).toContain('"succeeded"');
    expect(code).toBe(0);
  });

  it('that fail are told of, with what to do', async () => {
    const { code, stdout, stderr } = await hawser(startKettle, ['nothing', '-Output', 'json']);
    expect(stderr).toContain('has failed: The kettle is empty.');
    expect(stderr).toContain('Fill it.');
    expect(JSON.parse(stdout)).toMatchObject({
      value: [{ state: 'failed', error: { code: 'kettle-empty' } }],
      errors: [{ code: 'operation-watch-failed' }],
    });
    expect(code).toBe(1);
  });

  it('are stopped when somebody says so, and not under -WhatIf', async () => {
    const id = await started('soup');
    const shown = await hawser(stopOperation, [id, '-WhatIf']);
    expect(shown.stdout + shown.stderr).toContain(`${id} (Boil soup)`);
    expect(await objects(getOperation, [id])).not.toMatchObject([{ state: 'cancelled' }]);
    const [stopped] = await objects(stopOperation, [id, '-PassThru']);
    expect(stopped).toMatchObject({ id, state: expect.stringMatching(/^cancel/) });
    const { code, stderr } = await hawser(waitOperation, [id]);
    expect(stderr).toContain(`Operation ${id} was stopped before its end.`);
    expect(code).toBe(1);
    gate('soup').resolve();
    const ended = await started('soup');
    await hawser(waitOperation, [ended]);
    const late = await hawser(stopOperation, [ended]);
    expect(late.stderr).toContain('cannot be stopped: it has already succeeded');
    expect(late.code).toBe(5);
  });

  it('go on when who watches them leaves, who is told how to come back', async () => {
    const id = await started('stew');
    const leave = new AbortController();
    const stderr = new Collector();
    const watched = { interrupted: leave.signal, stderr };
    const watching = hawser(waitOperation, [id, '-Verbose'], watched);
    await vi.waitFor(() => expect(stderr.text).toContain('Heat it: 1 of 2'));
    leave.abort();
    const { code } = await watching;
    expect(stderr.text).toContain(
      `Operation ${id} goes on at the site. To get back to it: hawser wait-operation ${id}`,
    );
    expect(code).toBe(130);
    expect(await objects(getOperation, [id])).toMatchObject([{ state: 'running' }]);
    gate('stew').resolve();
    expect(await objects(waitOperation, [id])).toMatchObject([{ state: 'succeeded' }]);
  });

  it('are listed, those that were started last first, by state and by kind', async () => {
    const id = await started('glue');
    expect((await objects(getOperation, []))[0]).toMatchObject({ id, title: 'Boil glue' });
    expect(await objects(getOperation, ['-State', 'failed'])).toMatchObject([
      { title: 'Boil nothing' },
    ]);
    expect(await objects(getOperation, ['-Kind', 'fry'])).toEqual([]);
    const { code, stderr } = await hawser(getOperation, ['nobody']);
    expect(stderr).toContain('There is no operation nobody.');
    expect(code).toBe(3);
    gate('glue').resolve();
    await hawser(waitOperation, [id]);
  });

  it('are named by how their id begins, where it begins no other', async () => {
    const id = await started('jam');
    gate('jam').resolve();
    await hawser(waitOperation, [id]);
    const begins = id.slice(0, 20).toUpperCase();
    expect(await objects(getOperation, [begins])).toMatchObject([{ id, title: 'Boil jam' }]);
    expect((await hawser(waitOperation, [begins])).stdout).toContain(id);
    // Ids begin with the time: of three in a row the one in the middle shares its minute with another.
    const [middle, last] = [await started('jelly'), await started('curd')];
    for (const each of ['jelly', 'curd']) gate(each).resolve();
    const { code, stderr } = await hawser(getOperation, [middle.slice(0, 8)]);
    expect(stderr).toContain('More than one operation has an id that begins with');
    expect(code).toBe(2);
    for (const each of [middle, last]) await hawser(waitOperation, [each]);
    expect((await hawser(getOperation, [`${id.slice(0, 20)}zz`])).code).toBe(3);
  });

  it('are offered while their id is typed, to be stopped only those that go on', async () => {
    vi.stubEnv('HAWSER_VAULT', 'file');
    const id = await started('wort');
    const query = {
      word: '',
      given: new Map<string, string>(),
      profile: undefined,
      signal: new AbortController().signal,
    };
    const going = { value: id, says: expect.stringMatching(/^Boil wort, (?:queued|running)$/) };
    expect((await anyOperation(query))[0]).toEqual(going);
    expect(await unfinishedOperation(query)).toContainEqual(going);
    gate('wort').resolve();
    await hawser(waitOperation, [id]);
    expect(await unfinishedOperation(query)).not.toContainEqual(going);
    expect((await anyOperation(query))[0]).toEqual({ value: id, says: 'Boil wort, succeeded' });
  });

  it('say which replica has them as get-site does', async () => {
    const id = await started('brine');
    gate('brine').resolve();
    await hawser(waitOperation, [id]);
    const [{ replica } = {}] = await objects(getOperation, [id]);
    const [{ replicas } = {}] = await objects(getSite, []);
    expect(replicas).toMatchObject([{ id: replica }]);
  });

  it('are started once by calls with the same key, by administrators only', async () => {
    const local = await signedInSite(await session());
    const call = async (from: typeof local, headers: object): ReturnType<typeof askSite> =>
      askSite(from, {
        method: 'POST',
        path: '/admin/v1/operations',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ kind: 'boil', input: { what: 'rice' } }),
        signal: new AbortController().signal,
      });
    const key = { 'idempotency-key': 'rice-1' };
    const [first, second] = await Promise.all([call(local, key), call(local, key)]);
    const { id } = JSON.parse(first.text) as { id: string };
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(first.headers['location']).toBe(`/admin/v1/operations/${id}`);
    expect(second.headers['location']).toBe(first.headers['location']);
    const { certificate: _, ...unknown } = local;
    expect((await call(unknown, key)).status).toBe(401);
    gate('rice').resolve();
    await hawser(waitOperation, [id]);
  });
});
