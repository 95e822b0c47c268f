import type { Attributes } from '@hawser/core/ipp/attributes';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';
import type { PrintDocumentTable } from '../../store/tables/print-document.ts';
import type { PrintJobTable } from '../../store/tables/print-job.ts';

/** A document without its bytes. */
export type DescribedDocument = Omit<PrintDocumentTable, 'bytes' | 'blob' | 'handed'>;

type JobKey = Pick<PrintJobTable, 'printer' | 'number'>;

/** The documents of a job, in their order. */
export async function documentsOf(
  { printer, number }: JobKey,
  store: Pick<Store, 'read'>,
): Promise<readonly DescribedDocument[]> {
  const { rows } = await store.read(async (db) => select(db, { printer, number }));
  return rows;
}

/** The document that is meant (PWG 5100.5, 3.2). */
export async function requireDocument(
  operation: Attributes,
  job: JobKey,
  store: Pick<Store, 'read'>,
): Promise<DescribedDocument> {
  const number = operation.integer('document-number');
  if (number === undefined) {
    throw ippRefusals('client-error-bad-request', { reason: 'document-number is missing' });
  }
  const found = (await documentsOf(job, store)).find((each) => each.number === number);
  if (found !== undefined) return found;
  const what = `document ${number} of job ${job.number}`;
  throw ippRefusals('client-error-not-found', { what });
}

const select = statement((db, { printer, number }: JobKey) =>
  db
    .selectFrom('print_document')
    .select([
      'printer',
      'job',
      'number',
      'name',
      'format',
      'compression',
      'attributes',
      'size',
      'state',
    ])
    .where('printer', '=', printer)
    .where('job', '=', number)
    .orderBy('number'),
);
