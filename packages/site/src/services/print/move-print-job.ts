import type { Clock } from '@hawser/core/clock';
import { randomUUID } from 'node:crypto';
import type { Parts } from '@hawser/core/api/contract';
import type { movePrintJob } from '@hawser/core/api/contracts/print-jobs';
import type { PrintLimits } from '@hawser/core/printing/print-limits';
import { keptGroup } from '../../printing/kept-group.ts';
import { namedPrintJob } from '../../printing/jobs/named-print-job.ts';
import { usablePrinter } from '../../printing/jobs/named-printer.ts';
import { printJobErrors } from '../../printing/jobs/print-job-errors.ts';
import type { Changing } from '../../printing/jobs/print-jobs.ts';
import { shownPrintJob, type ShownPrintJob } from '../../printing/jobs/shown-print-job.ts';
import { type Looking, visiblePrintJob } from '../../printing/jobs/visible-print-job.ts';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import { limitsOf } from '../../printing/limits-of.ts';
import { movePrintJob as move } from '../../store/mutations/printing/jobs/move-print-job.ts';
import type { FoundPrintJob } from '../../store/reports/find-print-jobs.ts';
import { waitsOf } from '../../printing/jobs/waits-for.ts';
import type { PrinterTable } from '../../store/tables/printer.ts';
import { anyFormat } from './document-wanted.ts';
import { groupBytes } from './job-wanted.ts';
import { judgedBy } from './judged-by.ts';
import { requireAccepting } from './require-accepting.ts';

interface Moving extends Looking {
  readonly limits: () => PrintLimits;
  readonly publicUrl: () => string;
  readonly clock: Pick<Clock, 'now'>;
}

/** Has another printer print a job, where that can do it and takes it from who asks. */
export async function moveJob(
  options: Moving,
  { caller, change }: Changing,
  named: string,
  { printer: name, again = false, lossy = false }: Parts<typeof movePrintJob>['body'],
): Promise<ShownPrintJob> {
  const { job, access } = await visiblePrintJob(options, caller, named);
  const { printer: target, access: there } = await usablePrinter(options, caller, name);
  const isOwner = job.owner === caller.id;
  for (const [each, { print, manageDocuments }, isTarget] of [
    [job.printer_name, access, false],
    [target.name, there, true],
  ] as const) {
    // To move a job of one's own is to print there, which who manages the documents of others may not.
    const mayManage = manageDocuments && !(isTarget && isOwner);
    if (!print && !mayManage) throw printJobErrors('may-not-print', { printer: each });
  }
  if (target.id === job.printer) throw printJobErrors('already-there', { printer: target.name });
  requireAccepting(target);
  await requireFormats(options, job, target);
  const limits = limitsOf(target, { site: options.limits() });
  const { taken, unsupported } = judgedBy(target, keptGroup(job.attributes), {
    tag: 'job',
    limits,
  });
  const lost = Object.keys(unsupported);
  if (lost.length > 0 && !lossy) {
    throw printJobErrors('cannot-do', { printer: target.name, what: lost.join(', ') });
  }
  const { after } = await change(move, {
    printer: job.printer,
    number: job.number,
    who: caller.name,
    isOwner,
    manages: access.manageDocuments,
    to: target.id,
    uuid: randomUUID(),
    attributes: groupBytes('job', taken),
    limits,
    again,
  });
  const moved = await namedPrintJob(options.store, after.id);
  if (moved === undefined) throw printJobErrors('not-found', { job: after.name });
  const waitsFor = await waitsOf(options.store, options.clock)(moved);
  return shownPrintJob(moved, { publicUrl: options.publicUrl(), waitsFor });
}

/** Refuses what the other printer does not understand. */
async function requireFormats(
  { store }: Pick<Moving, 'store'>,
  { printer, number }: FoundPrintJob,
  { attributes }: Pick<PrinterTable, 'attributes'>,
): Promise<void> {
  const taken = keptGroup(attributes)?.mimeMediaTypes('document-format-supported') ?? [];
  if (taken.length === 0) return;
  const documents = await store.read(async (db) =>
    db
      .selectFrom('print_document')
      .select('format')
      .distinct()
      .where('printer', '=', printer)
      .where('job', '=', number)
      .execute(),
  );
  for (const { format } of documents) {
    if (format !== anyFormat && !taken.includes(format)) {
      throw ippRefusals('client-error-document-format-not-supported', { format });
    }
  }
}
