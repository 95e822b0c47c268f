import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { siteNodeOptions } from '../../packages/cli/src/site-start/site-node-options.ts';

/** A site in a process of its own, and where it is asked. */
export interface ServedSite {
  readonly pid: number;
  readonly encrypted: string;
  readonly plain: string;
  readonly bare: string;
  readonly uri: string;
  /** Of somebody who prints. */
  readonly token: string;
  /** Of a device, which fetches. */
  readonly deviceToken: string;
  readonly device: string;
  readonly trustAnchor: string;
  /** For who looks after printers, and a subscription of his that hears of nothing. */
  readonly certificateUrl: string;
  readonly certificate: { readonly cert: string; readonly key: string };
  readonly subscription: number;
}

const script = fileURLToPath(
  new URL('../../packages/site/test/services/print/serve-print.ts', import.meta.url),
);

/** Starts one with so many jobs in its history, until what has opened it closes. */
export async function servePrint(
  scratch: string,
  opened: AsyncDisposableStack,
  history = 0,
): Promise<ServedSite> {
  const folder = await mkdtemp(join(scratch, 'print-site-'));
  const child = spawn(process.execPath, [...siteNodeOptions, script, folder, String(history)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  opened.defer(async () => {
    const gone = once(child, 'exit');
    if (child.connected) child.disconnect();
    await gone;
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`a site for the bench has ended with ${code}`);
  });
  const [served] = (await Promise.race([once(child, 'message'), ended])) as [ServedSite];
  return served;
}
