import { Readable } from 'node:stream';
import { decompressed, usualDecompression } from '@hawser/core/ipp/client/document/decompressed';
import { isAtDevice } from '@hawser/core/printing/job/job-states';
import { keptGroup } from '../../../printing/kept-group.ts';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { changePrintJob } from '../../../store/mutations/printing/change-print-job.ts';
import { standingOf } from '../../../store/mutations/printing/job-row.ts';
import { statement } from '../../../store/statement.ts';
import type { PrintDocumentTable } from '../../../store/tables/print-document.ts';
import { requireDevice } from '../asking-device.ts';
import { handOver } from '../hand-over.ts';
import type { PrinterOperation, PrintServiceOptions } from '../ipp-operation.ts';
import { jobNumber, requireJob } from '../job-target.ts';

/** PWG 5100.18: the bytes of a document, for the device that has the job. */
export const fetchDocument: PrinterOperation = {
  name: 'Fetch-Document',
  right: 'device',
  async run({ operation, caller, printer }, options) {
    const { store } = options;
    const device = await requireDevice(operation, { caller, printer }, store);
    const job = jobNumber(operation);
    const number = operation.integer('document-number') ?? 1;
    const { rows } = await store.read(async (db) =>
      select(db, { printer: printer.id, job, number }),
    );
    const [document] = rows;
    if (document === undefined) {
      throw ippRefusals('client-error-not-found', { what: `document ${number} of job ${job}` });
    }
    const accepted = operation.mimeMediaTypes('document-format-accepted');
    if (accepted.length > 0 && !accepted.includes(document.format)) {
      const reason = `the document is ${document.format}`;
      throw ippRefusals('client-error-not-fetchable', { reason });
    }
    await store.mutate(changePrintJob, {
      printer: printer.id,
      number: job,
      document: { number, event: 'fetch' },
      by: 'device',
      asker: { device },
      event: 'fetch-document',
    });
    const isTaken =
      document.compression === 'none' ||
      operation.keywords('compression-accepted').includes(document.compression);
    const bytes = await contentOf(document, options);
    return {
      groups: [
        {
          tag: 'document',
          attributes: [
            {
              'document-number': number,
              'document-format': document.format,
              'document-name': document.name ?? undefined,
              compression: isTaken ? document.compression : 'none',
            },
            keptGroup(document.attributes) ?? {},
          ],
        },
      ],
      document: handOver(isTaken ? bytes : expanded(bytes, document), {
        clock: options.clock,
        renew: async () =>
          store.mutate(changePrintJob, {
            printer: printer.id,
            number: job,
            by: 'device',
            asker: { device },
            event: 'device-renews',
          }),
        isHeld: async () => {
          const now = await requireJob(operation, printer, store);
          return now.lease_device === device && isAtDevice(standingOf(now).state);
        },
      }),
    };
  },
};

async function contentOf(
  { printer, job, bytes, blob, state }: PrintDocumentTable,
  { blobs, dataKeys, arriving }: Pick<PrintServiceOptions, 'blobs' | 'dataKeys' | 'arriving'>,
): Promise<Readable> {
  const opened = (sealed: AsyncIterable<Uint8Array>): Readable =>
    Readable.from(dataKeys.open(sealed), { objectMode: false });
  if (bytes !== null) return opened(Readable.from([bytes], { objectMode: false }));
  if (blob !== null) return opened((await blobs.get(blob)).stream);
  const growing = arriving.get({ printer, number: job });
  if (growing !== undefined) return opened(growing.read());
  if (state === 'incoming') {
    const reason = 'the document still arrives, and not here';
    throw ippRefusals('server-error-temporary-error', { reason });
  }
  throw ippRefusals('client-error-not-fetchable', { reason: 'the document is deleted' });
}

/** For a device that cannot expand it itself, but nothing that grows without end on the way. */
function expanded(bytes: Readable, { compression }: PrintDocumentTable): Readable {
  const pieces = decompressed(bytes, compression, {
    host: 'the site',
    limits: usualDecompression,
  });
  return Readable.from(pieces, { objectMode: false });
}

const select = statement(
  (
    db,
    {
      printer,
      job,
      number,
    }: { readonly printer: string; readonly job: number; readonly number: number },
  ) =>
    db
      .selectFrom('print_document')
      .selectAll()
      .where('printer', '=', printer)
      .where('job', '=', job)
      .where('number', '=', number),
);
