import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { callSite } from '@hawser/core/api/call-site';
import { listAuditRecords } from '@hawser/core/api/contracts/audit-records';
import { openVault } from '@hawser/core/identity/vault';
import { vi } from 'vitest';
import { storeLocalProfile } from '../../packages/cli/src/profiles/store-local-profile.ts';
import { startedSite } from '../../packages/site/test/started-site.ts';
import { hawserProgram, temporaryFolder } from '../hawser.ts';

export interface RunbookSite {
  /** Of whoever administers the site. */
  readonly home: string;
  /** What was changed, once for each time, the first first: `call name`. */
  changes(): Promise<readonly string[]>;
}

/** Told of each change that is done, before anybody is told of it. */
export type Done = (key: string) => Promise<void>;

/** A site in the process of the test, and a home that reaches it. */
export async function runbookSite(
  done: Done = async () => undefined,
  /** The address by which the home reaches it. */
  through: (url: string) => Promise<string> = async (url) => url,
): Promise<RunbookSite> {
  const { address } = await startedSite(
    {},
    {
      async beforeAnswer(headers) {
        const key = headers['idempotency-key'];
        if (typeof key === 'string') await done(key);
      },
    },
  );
  const home = await temporaryFolder();
  vi.stubEnv('HAWSER_HOME', home);
  const vault = await openVault({ kind: 'file', folder: join(home, 'data'), env: {} });
  const { url, trustAnchor, certificate } = address;
  await storeLocalProfile(
    {
      name: 'local',
      url: await through(url),
      trustAnchor,
      certificate: certificate.cert,
      key: certificate.key,
    },
    async () => vault,
  );
  vi.unstubAllEnvs();
  const signal = AbortSignal.timeout(600_000);
  const before = new Set((await records()).map(({ id }) => id));
  async function records(): Promise<readonly Audited[]> {
    const { items } = await callSite(
      address,
      listAuditRecords,
      { query: { limit: 200 } },
      { signal },
    );
    return items;
  }
  return {
    home,
    async changes() {
      const since = (await records()).filter(
        ({ id, mutation }) => mutation !== null && !before.has(id),
      );
      return since.map((each) => `${each.call} ${nameOf(each)}`).toReversed();
    },
  };
}

function nameOf({ targetName, before, after }: Audited): string {
  return String(after?.['name'] ?? targetName ?? before?.['name']);
}

type Audited = Readonly<{
  id: string;
  call: string;
  mutation: string | null;
  targetName: string | null;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
}>;

/** One run of hawser, which can be killed. */
export interface Running {
  kill(): Promise<void>;
  /** What it wrote, and its exit code; null where it was killed. */
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
}

export function running(home: string, words: readonly string[]): Running {
  const child = spawn(process.execPath, [hawserProgram, ...words], {
    env: { ...process.env, HAWSER_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  const closed = once(child, 'close') as Promise<[number | null]>;
  return {
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
    ended: closed.then(([code]) => ({ code, said })),
  };
}
