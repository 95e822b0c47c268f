import { spawn } from 'node:child_process';
import { createCipheriv, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, open, rm, statfs } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Bench } from './bench.ts';

/** A folder on the disk that is measured. */
interface Disk {
  readonly scratch: string;
}

const mebibyte = 2 ** 20;
const large = 2048 * mebibyte;
const atOnce = 8;

/** How long 64 blobs of 1 MB take to be on the disk, beside a handler that only receives, hashes and syncs. */
export async function blobSpeed(disk: Disk): Promise<Bench> {
  await requireRoom(disk, 2 * large);
  const sync = await syncTime(disk);
  return {
    title: `64 blobs of 1 MB, ${atOnce} at once (a sync takes ${sync.toFixed(1)} ms)`,
    unit: 'ms',
    runs: 20,
    baseline: { name: 'bare handler', run: async () => putMany('bare', disk) },
    candidates: [
      {
        name: 'blob store',
        // 70 % of its speed.
        target: { ratioAtMost: 1.42 },
        run: async () => putMany('store', disk),
      },
    ],
  };
}

/** How much memory a server takes more while one blob of 2 GiB comes in, or goes out. */
export function blobMemory(disk: Disk): Bench {
  return {
    title: 'Memory for a blob of 2 GiB',
    unit: 'MB',
    runs: 1,
    candidates: [
      { name: 'put', target: { atMost: 64 }, run: async () => growth('put', disk) },
      { name: 'get', target: { atMost: 64 }, run: async () => growth('get', disk) },
    ],
  };
}

async function putMany(kind: Kind, disk: Disk): Promise<number> {
  return await withServer(kind, disk, async (ask) => {
    const put = async (count: number): Promise<void> => {
      let left = count;
      const putter = async (): Promise<void> => {
        while ((left -= 1) >= 0) await ask('PUT', '', noise(1_000_000));
      };
      await Promise.all(Array.from({ length: atOnce }, putter));
    };
    // The first ones only make the server's code fast, and its folders.
    await put(48);
    const start = performance.now();
    await put(64);
    return performance.now() - start;
  });
}

async function growth(what: 'put' | 'get', disk: Disk): Promise<number> {
  await requireRoom(disk, 2 * large);
  return await withServer('store', disk, async (ask) => {
    const small = await ask('PUT', '', noise(mebibyte));
    await ask('GET', small);
    const name = what === 'get' ? await ask('PUT', '', noise(large)) : '';
    await ask('GET', 'memory');
    if (what === 'get') await ask('GET', name);
    else await ask('PUT', '', noise(large));
    return Number(await ask('GET', 'memory')) / mebibyte;
  });
}

type Kind = 'bare' | 'store';

/** Sends a request; gives the text of a short answer. */
type Ask = (method: string, path: string, body?: Readable) => Promise<string>;

const script = fileURLToPath(
  new URL('../../packages/site/test/blobs/serve-puts.ts', import.meta.url),
);

/** A server in a process and a folder of its own, both of which end with the work. */
async function withServer<Result>(
  kind: Kind,
  { scratch }: Disk,
  work: (ask: Ask) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(scratch, 'blobs-'));
  const child = spawn(process.execPath, [script, kind, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const agent = new Agent({ keepAlive: true });
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { port } = JSON.parse(line.toString()) as { port: number };
    return await work(async (method, path, body = Readable.from([])) => {
      const asked = request({ host: '127.0.0.1', port, path: `/${path}`, method, agent });
      const answered = once(asked, 'response') as Promise<[Readable & { statusCode: number }]>;
      await pipeline(body, asked);
      const [answer] = await answered;
      if (method === 'PUT' || path === 'memory') return await text(answer);
      for await (const _ of answer) continue;
      return '';
    });
  } finally {
    agent.destroy();
    child.kill('SIGKILL');
    await gone;
    await rm(folder, { recursive: true });
  }
}

/** So many bytes that were never sent before. */
function noise(size: number): Readable {
  const cipher = createCipheriv('aes-128-ctr', randomBytes(16), randomBytes(16));
  const zeros = Buffer.alloc(64 * 1024);
  const chunks = function* (): Generator<Buffer> {
    for (let left = size; left > 0; left -= zeros.length) {
      yield cipher.update(zeros.subarray(0, Math.min(left, zeros.length)));
    }
  };
  return Readable.from(chunks(), { objectMode: false });
}

/** Milliseconds that a small write needs to be on the disk: the median of many. */
async function syncTime({ scratch }: Disk): Promise<number> {
  const path = join(scratch, 'probe');
  const file = await open(path, 'w');
  const times: number[] = [];
  try {
    for (let write = 0; write < 51; write += 1) {
      const start = performance.now();
      await file.write(Buffer.alloc(4096));
      await file.datasync();
      times.push(performance.now() - start);
    }
  } finally {
    await file.close();
    await rm(path);
  }
  return times.toSorted((a, b) => a - b)[25] ?? Number.NaN;
}

async function requireRoom({ scratch }: Disk, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(scratch);
  if (bavail * bsize < bytes) throw new Error(`${scratch} has no room for ${bytes} bytes`);
}
