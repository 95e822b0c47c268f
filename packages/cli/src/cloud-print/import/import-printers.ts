import { Agent } from 'node:https';
import type { Call, Step } from '@hawser/command/invocation/call';
import { canAsk } from '@hawser/command/invocation/host';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { importRow } from './import-output.ts';
import type { PlannedPrinter, PublishablePrinter } from './planned-printer.ts';
import { publishPlanned, type Published } from './publish-planned.ts';
import { severalAtOnce } from './several-at-once.ts';

/** The site makes one commit of what comes at once. */
const atOnce = 8;

type Importing = Pick<Call, 'signal' | 'steps' | 'host' | 'error' | 'whatIf'>;

/**
 * Publishes printers, several at once, and gives what became of each in the order of the list. What is
 * in the way of all ends it, once it is told of those that were published by then.
 */
export async function* importPrinters(
  planned: readonly PlannedPrinter[],
  address: SiteAddress,
  { signal, steps, host, error, whatIf: looksOnly }: Importing,
): AsyncGenerator<ReturnType<typeof importRow>, void> {
  const connections = new Agent({ keepAlive: true, maxSockets: atOnce });
  const site = { ...address, connections };
  const stopped = new AbortController();
  const publishable = planned.filter((one) => one.kind === 'publishable');
  let obstacle: Error | undefined;
  const publish = async (one: PublishablePrinter): Promise<Published> => {
    signal.throwIfAborted();
    stopped.signal.throwIfAborted();
    try {
      return await publishPlanned(one, { site, signal, looksOnly });
    } catch (error_) {
      const reason = error_ as Error;
      obstacle ??= reason;
      stopped.abort(reason);
      throw reason;
    }
  };
  try {
    const all = severalAtOnce(publishable, atOnce, publish);
    const results = new Map(publishable.map((one, place) => [one, all[place]]));
    const shown = steps([{ title: titleOf(publishable.length, looksOnly), run: shownBy(all) }]);
    shown.catch(() => undefined);
    // What moves on a terminal would be torn by lines in between.
    if (canAsk(host)) await shown;
    for (const one of planned) {
      const result = one.kind === 'publishable' ? results.get(one) : undefined;
      const published = await result?.catch(() => 'stopped' as const);
      if (published === 'stopped') continue;
      const failure = one.kind === 'wrong' ? one.error : published?.error;
      if (failure !== undefined) await error(failure);
      yield importRow(one, published);
    }
    await shown;
    if (obstacle !== undefined) throw obstacle;
  } finally {
    stopped.abort();
    connections.destroy();
  }
}

function titleOf(count: number, looksOnly: boolean): string {
  const printers = count === 1 ? '1 printer' : `${count} printers`;
  return looksOnly ? `Looking what is new of ${printers}` : `Publishing ${printers}`;
}

function shownBy(all: readonly Promise<Published>[]): Step['run'] {
  return async (report) => {
    const counts = new Map<string, number>();
    let done = 0;
    const see = async (each: Promise<Published>): Promise<void> => {
      const { result } = await each.catch(() => ({ result: 'stopped' }));
      counts.set(result, (counts.get(result) ?? 0) + 1);
      done += 1;
      report(`${done} of ${all.length}`, 'progress');
    };
    await Promise.all(all.map(see));
    report([...counts].map(([result, count]) => `${count} ${result}`).join(', '));
    return counts.has('failed') || counts.has('stopped') ? 'failed' : undefined;
  };
}
