import { systemClock } from '@hawser/core/clock';
import { discoveryOf } from '../../src/printing/listing/discovery.ts';
import { PrinterAccesses } from '../../src/printing/printer-accesses.ts';
import { openStore } from '../../src/store/open-store.ts';
import { generatedPrinters } from './generated-printers.ts';
import { callerOf, namedSearches } from './named-searches.ts';

const callers = 20;
const searches = 200;

export interface MeasuredSearches {
  /** In how many milliseconds 99 of 100 are answered. */
  measure(name: string): Promise<number>;
  close(): Promise<void>;
}

/** Looks for printers in a database that is filled, as people do who have called before. */
export async function measureSearches(url: string, printers: number): Promise<MeasuredSearches> {
  const store = await openStore({ url, clock: systemClock });
  const discovery = discoveryOf({
    store,
    accesses: new PrinterAccesses(store),
    publicUrl: () => 'https://site.example',
    printerLimit: () => 20,
  });
  const people = Array.from({ length: callers }, (_, number) => callerOf(number));
  const every = Math.max(1, Math.floor(printers / searches));
  // From all parts of them.
  const some = [...generatedPrinters(printers)].filter(({ number }) => number % every === 0);
  return {
    async measure(name) {
      const search = namedSearches[name];
      if (search === undefined) throw new Error(`there is no search ${name}`);
      const times: number[] = [];
      // Those of the first round, who are judged then and whose first pages are read, do not count.
      for (let n = -callers; n < searches; n += 1) {
        const caller = people[(n + callers) % callers];
        const one = some[(n + callers) % some.length];
        if (caller === undefined || one === undefined) break;
        const began = performance.now();
        JSON.stringify(await search(discovery, caller, one));
        if (n >= 0) times.push(performance.now() - began);
      }
      return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
    },
    close: async () => store.close(),
  };
}
