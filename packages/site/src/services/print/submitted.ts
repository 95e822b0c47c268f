import { randomUUID } from 'node:crypto';
import type { Message } from '@hawser/core/ipp/message';
import type { PrinterAccess } from '@hawser/core/printing/access/printer-access';
import type { PrintLimits } from '@hawser/core/printing/print-limits';
import type { Caller } from '../../access/caller.ts';
import type { HopsTold } from '../../store/mutations/printing/jobs/add-told-hops.ts';
import type { NewDocument } from '../../store/mutations/printing/insert-document.ts';
import { submitJob } from '../../store/mutations/printing/submit-job.ts';
import type { Store } from '../../store/store.ts';
import type { PrintJobTable } from '../../store/tables/print-job.ts';
import type { PrinterTable } from '../../store/tables/printer.ts';
import { newSubscription, subscriptionsIn } from './create-subscriptions.ts';
import type { JobWanted } from './job-wanted.ts';
import type { SubscriptionWanted } from './subscriptions-wanted.ts';

interface Submitted {
  readonly message: Message;
  readonly caller: Caller;
  readonly access: PrinterAccess;
  readonly printer: PrinterTable;
  readonly wanted: JobWanted;
  readonly document: NewDocument | undefined;
  readonly limits: PrintLimits;
  readonly told?: HopsTold;
}

export interface SubmittedJob {
  readonly job: PrintJobTable;
  /** Those that were wanted with it, in their order; one without an id was not made. */
  readonly subscriptions: readonly {
    readonly wanted: SubscriptionWanted;
    readonly id: number | undefined;
  }[];
}

/** The job that a client has made, on the disk, and who hears of it from its first moment on. */
export async function submitted(
  { message, caller, access, printer, wanted, document, limits, told }: Submitted,
  { store }: { readonly store: Pick<Store, 'mutate'> },
): Promise<SubmittedJob> {
  const asked = subscriptionsIn(message);
  const { job, subscriptions } = await store.mutate(submitJob, {
    printer: printer.id,
    uuid: randomUUID(),
    owner: caller.id,
    ownerName: caller.name,
    ...wanted,
    document,
    limits,
    ...(told === undefined ? {} : { told }),
    // The number of the job is not known yet.
    subscriptions: asked.map((one) =>
      newSubscription(one, { caller, access, printer: printer.id, job: 0 }),
    ),
  });
  return {
    job,
    subscriptions: asked.map((one, place) => ({ wanted: one, id: subscriptions[place] })),
  };
}
