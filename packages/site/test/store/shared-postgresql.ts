import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

const script = fileURLToPath(new URL('./keep-postgresql.ts', import.meta.url));

/** One PostgreSQL for all test files of a run, from the first that asks for it: it takes a second to make. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let keeper: { readonly child: ChildProcess; readonly address: Promise<string> } | undefined;
  const asked = createServer((_, response) => {
    keeper ??= startKeeper();
    keeper.address.then(
      (address) => response.end(address),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  asked.listen(0, '127.0.0.1').unref();
  await once(asked, 'listening');
  provide('postgresql', `http://127.0.0.1:${(asked.address() as AddressInfo).port}`);
  return async () => {
    asked.close();
    if (keeper === undefined || keeper.child.exitCode !== null) return;
    const ended = once(keeper.child, 'exit');
    keeper.child.disconnect();
    await ended;
  };
}

function startKeeper(): { readonly child: ChildProcess; readonly address: Promise<string> } {
  const child = fork(script);
  const address = new Promise<string>((resolve, reject) => {
    child.once('message', (port) => resolve(`http://127.0.0.1:${Number(port)}`));
    child.once('exit', (code) => reject(new Error(`PostgreSQL has not started (${code})`)));
  });
  return { child, address };
}
