import { changeDocument, newDocument } from '@hawser/core/printing/document/change-document';
import type { Tx } from '../../../mutation.ts';
import type { PrintDocumentTable } from '../../../tables/print-document.ts';

type Place = Pick<PrintDocumentTable, 'printer' | 'job'>;

/**
 * Gives the documents of a job to another. The database copies them, so that nothing of them is ever read;
 * the other job refers to the same blobs before this one does no more.
 */
export async function moveDocuments({ db }: Pick<Tx, 'db'>, from: Place, to: Place): Promise<void> {
  const stored = changeDocument(newDocument, 'stored');
  if (stored.outcome !== 'changed') throw new Error('a document cannot be stored');
  const { state } = stored.document;
  await db
    .insertInto('print_document')
    .columns([
      'printer',
      'job',
      'number',
      'name',
      'format',
      'compression',
      'attributes',
      'size',
      'bytes',
      'blob',
      'state',
      'handed',
    ])
    .expression((eb) =>
      eb
        .selectFrom('print_document')
        .select((one) => [
          one.cast<string>(one.val(to.printer), 'text').as('printer'),
          one.cast<number>(one.val(to.job), 'bigint').as('job'),
          'number',
          'name',
          'format',
          'compression',
          'attributes',
          'size',
          'bytes',
          'blob',
          // What somebody has canceled of it stays so.
          one
            .case()
            .when('state', '=', 'canceled')
            .then('canceled')
            .else(state)
            .end()
            .$castTo<string>()
            .as('state'),
          one.lit(0).as('handed'),
        ])
        .where('printer', '=', from.printer)
        .where('job', '=', from.job),
    )
    .execute();
}
