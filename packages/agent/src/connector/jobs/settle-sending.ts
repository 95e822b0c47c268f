import { HawserError } from '@hawser/core/errors';
import { findJob, lookAtJob } from '@hawser/core/ipp/client/job/ask-for-job';
import { settleJob } from '@hawser/core/ipp/client/job/settle-job';
import { type JobRecord, withoutPrinterJob } from '../spool/job-record.ts';
import type { NotSent, Sending } from './send-document.ts';

/**
 * What became of a document that was on its way when this connector was ended: where nothing of it was or
 * will be printed it is to be sent again, and else a person decides.
 */
export async function settleSending(
  record: JobRecord,
  { client, spool, signal }: Sending,
): Promise<JobRecord | NotSent> {
  const printerJob = record.printerJob ?? (await findPrinterJob(record, { client, signal }));
  if (printerJob === undefined) return unsure('the printer shows no such job');
  const fate = await settleJob(
    client,
    { jobId: printerJob, sent: 'perhaps all' },
    { signal, canWait: false },
  );
  const isUntouched =
    fate === 'gone' ||
    (fate === 'canceled' && (await lookAtJob(client, printerJob, { signal }))?.begun === 'no');
  if (!isUntouched) return unsure(`job ${printerJob} of the printer may not have been all of it`);
  const again = withoutPrinterJob({ ...record, step: 'spooled' });
  await spool.note(again);
  return again;
}

async function findPrinterJob(
  { uuid }: JobRecord,
  { client, signal }: Pick<Sending, 'client' | 'signal'>,
): Promise<number | undefined> {
  try {
    return (await findJob(client, uuid, { signal }))?.id;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof HawserError) return undefined;
    throw error;
  }
}

function unsure(why: string): NotSent {
  const message = `The connector was ended while it sent the document, and ${why}.`;
  return { state: 'pending-held', message };
}
