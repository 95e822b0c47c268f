import { setTimeout } from 'node:timers/promises';
import { callSite } from '@hawser/core/api/call-site';
import {
  listPrinterDevices,
  lookAtPrinterDevices,
} from '@hawser/core/api/contracts/printer-devices';
import { HawserError } from '@hawser/core/errors';
import { shownTime } from '@hawser/core/shown-time';
import type { Walk } from './walk.ts';
import type { WalkCheck } from './walk-check.ts';

/** A connector asks it as soon as it hears; a printer that hangs it waits for longer. */
const patienceMs = 10_000;
const lookEveryMs = 100;

/** Has the real printer asked, so that what follows is how it is now, and not what was told some time ago. */
export const reachedCheck: WalkCheck = {
  step: 'Printer',
  name: 'Asked',
  title: 'Having the real printer asked',
  async run(walk) {
    const { id: printer } = await walk.listed();
    const params = { printer };
    const { site, signal } = walk;
    const asked = await callSite(site, lookAtPrinterDevices, { params }, { signal }).catch(
      unlessDenied,
    );
    if (asked === undefined) return 'who has the role Printers.Publish can have it asked now';
    if (asked.connectors === 0) return 'it is as its device has told; no connector can ask it';
    const began = performance.now();
    for (;;) {
      const { items } = await callSite(site, listPrinterDevices, { params }, { signal });
      const ms = Math.round(performance.now() - began);
      const told = items.map(({ said }) => said);
      if (told.some((said) => said >= asked.at)) {
        return `its connector has asked it just now, and told the site within ${ms} ms`;
      }
      if (ms > patienceMs) return unanswered(walk, told);
      await setTimeout(lookEveryMs, undefined, { signal });
    }
  },
};

async function unanswered(
  { listed }: Walk,
  told: readonly string[],
): Promise<{ detail: string; hint: string }> {
  const { name } = await listed();
  const last = told.toSorted().at(-1);
  const since =
    last === undefined ? 'nothing was told of it' : `what follows is of ${shownTime(last)}`;
  return {
    detail: `the real printer of ${name} did not answer its connector within ${patienceMs / 1000} s: ${since}`,
    hint: 'See what the connector says of it, on its machine: hawser-agent get-connector-printer',
  };
}

function unlessDenied(error: unknown): undefined {
  if (error instanceof HawserError && error.kind === 'denied') return undefined;
  throw error;
}
