import { groupsOf } from '@hawser/core/ipp/message';
import type { CloudOffice } from './connector-lab.ts';

/** Prints some documents as one job. */
export async function printedTogether(
  office: CloudOffice,
  documents: readonly Buffer[],
): Promise<number> {
  const operation = { 'job-name': 'Report' };
  const { message } = await office.caller.done('Create-Job', { operation });
  const job = groupsOf(message, 'job')[0]?.integer('job-id') ?? 0;
  for (const [place, document] of documents.entries()) {
    const about = {
      'job-id': job,
      'document-format': 'application/pdf',
      'last-document': place + 1 === documents.length,
    };
    await office.caller.done('Send-Document', { operation: about, document });
  }
  return job;
}
