import type { Attributes } from '@hawser/core/ipp/attributes';
import type { PrintJobTable } from '../../../store/tables/print-job.ts';
import type { ArrivingDocuments } from './arriving-documents.ts';

/**
 * Whether a device takes documents that still arrive; it says so, since those of others would take them for
 * whole. It has them where they come in.
 */
export function takesArriving(operation: Attributes): boolean {
  return operation.boolean('document-arriving') === true;
}

/** Whether it may take this one so. */
export function followsArriving(
  operation: Attributes,
  job: Pick<PrintJobTable, 'printer' | 'number'>,
  arriving: ArrivingDocuments,
): boolean {
  return takesArriving(operation) && arriving.get(job) !== undefined;
}
