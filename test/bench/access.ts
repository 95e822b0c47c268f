import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { issueAuthority } from '@hawser/core/pki/issue-authority';
import { issueCertificate } from '@hawser/core/pki/issue-certificate';
import type { Bench } from './bench.ts';
import { type Asked, askWith } from './many-requests.ts';
import { end, ready, startSite } from './site.ts';
import type { Shipped } from './start-up.ts';

/** What the bench uses of the directory of the tests. */
interface Issuer extends AsyncDisposable {
  readonly issuer: string;
  readonly trustAnchorFile: string;
  sign(claims: object): Promise<string>;
  signMany(claims: object, count: number): Promise<readonly string[]>;
}

interface Servers {
  readonly issuer: Issuer;
  readonly site: Asked;
  readonly bare: Asked;
  readonly url: string;
}

export interface AccessBench {
  readonly benches: readonly Bench[];
  close(): Promise<void>;
}

const bareScript = fileURLToPath(
  new URL('../../packages/site/test/access/serve-bare.ts', import.meta.url),
);

const path = '/admin/v1/caller';
const known = 5000;
const unknown = 1000;
const warmUp = 50_000;

/** Reads of administrators, beside a bare handler of fastify over TLS that does not ask who is calling. */
export function accessBench(shipped: Shipped): AccessBench {
  const opened = new AsyncDisposableStack();
  let servers: Promise<Servers> | undefined;
  // Only where it is measured.
  const get = async (): Promise<Servers> => (servers ??= start(shipped, opened));
  let last: Promise<string> | undefined;

  const seen = async (which: 'site' | 'bare'): Promise<number> => {
    const all = await get();
    last ??= warmed(all);
    return await askWith(Array<string>(known).fill(await last), all[which]);
  };
  // A site runs for weeks: what counts is how quick it is when its code is compiled.
  const warmed = async (all: Servers): Promise<string> => {
    const token = await all.issuer.sign(claimsFor(all.url));
    for (const each of ['site', 'bare'] as const) {
      await askWith(Array<string>(warmUp).fill(token), all[each]);
    }
    return token;
  };
  const unseen = async (which: 'site' | 'bare'): Promise<number> => {
    const all = await get();
    return await askWith(await all.issuer.signMany(claimsFor(all.url), unknown), all[which]);
  };
  return {
    benches: [
      {
        title: `${known.toLocaleString('en')} admin reads with a token seen before`,
        unit: 'ms',
        runs: 20,
        baseline: { name: 'bare fastify', run: async () => seen('bare') },
        // 60 % of its speed.
        candidates: [
          { name: 'site', target: { ratioAtMost: 1.66 }, run: async () => seen('site') },
        ],
      },
      {
        title: `${unknown.toLocaleString('en')} admin reads, each with a new token`,
        unit: 'ms',
        runs: 10,
        baseline: { name: 'bare fastify', run: async () => unseen('bare') },
        candidates: [
          { name: 'site', target: { ratioAtMost: 20 }, run: async () => unseen('site') },
        ],
      },
    ],
    close: async () => opened.disposeAsync(),
  };
}

function claimsFor(aud: string): object {
  return { aud, sub: 'ada', name: 'Ada Lovelace', roles: ['Site.Admin'] };
}

async function start(
  { packages, scratch }: Shipped,
  opened: AsyncDisposableStack,
): Promise<Servers> {
  const { startExternalIssuer } = (await import(
    new URL('../../packages/site/test/external-issuer/external-issuer.ts', import.meta.url).href
  )) as { startExternalIssuer(): Promise<Issuer> };
  const issuer = opened.use(await startExternalIssuer());

  const folder = join(scratch, 'access-site');
  const child = startSite([
    join(packages, 'hawser/bin/hawser.js'),
    'start-site',
    '--listen=127.0.0.1:0',
    `--data-folder=${folder}`,
    // One caller asks for all.
    '--requests-per-second=99999',
    `--directory-issuers=${issuer.issuer}`,
    `--directory-trust-anchor-file=${issuer.trustAnchorFile}`,
  ]);
  opened.defer(async () => end(child));
  const url = await ready(child);
  const ca = readFileSync(join(folder, 'certificates/authority.crt'), 'utf8');
  const site = { port: Number(new URL(url).port), ca, path };
  const bare = await startBare(opened);
  return { issuer, site, bare, url };
}

async function startBare(opened: AsyncDisposableStack): Promise<Asked> {
  const hour = 3_600_000;
  const validity = { notBefore: new Date(), notAfter: new Date(Date.now() + hour) };
  const authority = await issueAuthority({ name: 'Bench', ...validity });
  const wanted = { commonName: 'bench', usage: 'server', ipAddresses: ['127.0.0.1'] } as const;
  const { certificate: cert, key } = await issueCertificate(authority, { ...wanted, ...validity });
  const child: ChildProcess = spawn(process.execPath, [bareScript], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  opened.defer(async () => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  });
  // As long as what the site says of who is calling.
  const answer = {
    kind: 'user',
    id: 'https://127.0.0.1:65535#ada',
    name: 'Ada Lovelace',
    roles: ['Site.Admin'],
    sids: [],
    multiFactor: false,
  };
  child.send({ cert, key, answer });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { port, ca: authority.certificate, path };
}
