import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Secret } from '@hawser/core/secret';

const require = createRequire(import.meta.url);

/** A real Azurite on a free port of loopback, which keeps everything in memory. */
export interface Azurite extends AsyncDisposable {
  readonly account: string;
  readonly connection: Secret;
}

const account = 'devstoreaccount1';
// The key that every Azurite has, as its documentation says.
const key =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export async function startAzurite(): Promise<Azurite> {
  const folder = dirname(require.resolve('azurite/package.json'));
  const where = ['--blobHost', '127.0.0.1', '--blobPort', '0', '--inMemoryPersistence'];
  const args = [...where, '--skipApiVersionCheck', '--disableTelemetry'];
  const child = spawn(process.execPath, [join(folder, 'dist/src/blob/main.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const endpoint = `${await address(createInterface({ input: child.stdout }))}/${account}`;
  const parts = { AccountName: account, AccountKey: key, BlobEndpoint: endpoint };
  const text = Object.entries({ DefaultEndpointsProtocol: 'http', ...parts })
    .map(([name, value]) => `${name}=${value}`)
    .join(';');
  return {
    account,
    connection: new Secret(text),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function address(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error('Azurite ended before it listened');
}
