import { randomUUID } from 'node:crypto';
import type { PrintLimits } from '@hawser/core/printing/print-limits';
import type { Caller } from '../../access/caller.ts';
import type { NewDocument } from '../../store/mutations/printing/insert-document.ts';
import { submitJob } from '../../store/mutations/printing/submit-job.ts';
import type { Store } from '../../store/store.ts';
import type { PrintJobTable } from '../../store/tables/print-job.ts';
import type { PrinterTable } from '../../store/tables/printer.ts';
import type { JobWanted } from './job-wanted.ts';

interface Submitted {
  readonly caller: Caller;
  readonly printer: PrinterTable;
  readonly wanted: JobWanted;
  readonly document: NewDocument | undefined;
  readonly limits: PrintLimits;
}

/** The job that a client has made, on the disk. */
export async function submitted(
  { caller, printer, wanted, document, limits }: Submitted,
  { store }: { readonly store: Pick<Store, 'mutate'> },
): Promise<PrintJobTable> {
  return await store.mutate(submitJob, {
    printer: printer.id,
    uuid: randomUUID(),
    owner: caller.id,
    ownerName: caller.name,
    ...wanted,
    document,
    limits,
  });
}
