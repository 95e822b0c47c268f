import { changeDocument, newDocument } from '@hawser/core/printing/document/change-document';
import type { Tx } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { PrintDocumentTable } from '../../tables/print-document.ts';

/** What came with a job, and lies on the disk or is to lie in the database. */
export type NewDocument = Pick<
  PrintDocumentTable,
  'name' | 'format' | 'compression' | 'attributes' | 'size' | 'bytes' | 'blob'
>;

/** The same without its bytes. */
export type DescribedNew = Omit<NewDocument, 'size' | 'bytes' | 'blob'>;

/** Keeps that there is a document, of which the bytes still come. */
export async function insertArriving(
  { db }: Pick<Tx, 'db'>,
  place: Pick<PrintDocumentTable, 'printer' | 'job' | 'number'>,
  document: DescribedNew,
): Promise<void> {
  const { state } = newDocument;
  await insert(db, { ...place, ...document, size: 0, bytes: null, blob: null, state, handed: 0 });
}

/** Keeps a document of which all is here. */
export async function insertDocument(
  { db }: Pick<Tx, 'db'>,
  place: Pick<PrintDocumentTable, 'printer' | 'job' | 'number'>,
  document: NewDocument,
): Promise<void> {
  const stored = changeDocument(newDocument, 'stored');
  if (stored.outcome !== 'changed') throw new Error('a document cannot be stored');
  await insert(db, { ...place, ...document, state: stored.document.state, handed: 0 });
}

const insert = statement((db, document: PrintDocumentTable) =>
  db.insertInto('print_document').values({
    printer: document.printer,
    job: document.job,
    number: document.number,
    name: document.name,
    format: document.format,
    compression: document.compression,
    attributes: document.attributes,
    size: document.size,
    bytes: document.bytes,
    blob: document.blob,
    state: document.state,
    handed: document.handed,
  }),
);
