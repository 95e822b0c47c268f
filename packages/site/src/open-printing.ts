import type { Clock } from '@hawser/core/clock';
import type { SitePlan } from '@hawser/core/site/site-plan';
import type { BlobStore } from './blobs/blob-store.ts';
import { DataKeys } from './data-keys/data-keys.ts';
import type { SiteLogs } from './logs/open-site-logs.ts';
import { printSignIns } from './printing/print-sign-in.ts';
import { watchPrintTimes } from './printing/watch-print-times.ts';
import { printService } from './services/print/print-service.ts';
import { WaitingReaders } from './services/print/waiting-readers.ts';
import type { Service } from './services/service.ts';
import type { SiteKey } from './site-key/site-key.ts';
import type { ToldEvents } from './store/events/told-events.ts';
import type { Store } from './store/store.ts';

export interface PrintingOptions {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly siteKey: SiteKey;
  readonly events: ToldEvents;
  readonly clock: Clock;
  readonly logs: SiteLogs;
  readonly publicUrl: () => string;
  readonly plan: () => SitePlan;
}

/** All that takes print jobs and hands them on. */
export interface Printing {
  readonly service: Service;
  readonly dataKeys: DataKeys;
  /** What is due happens to jobs from here on. */
  start(parts: AsyncDisposableStack): void;
  /** Lets go of who waits for what happens. */
  drain(): void;
}

export function openPrinting(options: PrintingOptions): Printing {
  const { store, siteKey, events, clock, logs, plan } = options;
  const log = logs.component('print');
  const dataKeys = new DataKeys({ store, siteKey, events });
  const readers = new WaitingReaders({ clock, events });
  return {
    service: printService({
      ...options,
      dataKeys,
      readers,
      log,
      limits: () => plan().printLimits,
      installed: () => plan().printInstalled,
      signIn: printSignIns(options),
    }),
    dataKeys,
    start: (parts) => void parts.use(watchPrintTimes({ store, clock, log, plan })),
    drain: () => readers.drain(),
  };
}
