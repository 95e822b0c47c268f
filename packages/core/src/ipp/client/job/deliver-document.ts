import { HawserError } from '../../../errors.ts';
import { Refusal } from '../refusal.ts';
import type { Progress } from '../connection/exchange.ts';
import type { IppClient } from '../ipp-client.ts';
import { cancelJob } from './ask-for-job.ts';
import { afterInterruption, isInterruption, patientLimits } from './interruption.ts';
import { documentAttributes } from './job-attributes.ts';
import type { Attempt } from './print-document.ts';

/** Sends the document into its job; false where that job is over, and another has to be made. */
export async function deliverDocument(
  client: IppClient,
  attempt: Attempt,
  { jobId, isLast }: { readonly jobId: number; readonly isLast: boolean },
): Promise<boolean> {
  const { signal, document, compression, timeLimits } = attempt;
  const attributes = { 'job-id': jobId, ...documentAttributes(attempt), 'last-document': isLast };
  const groups = [{ tag: 'operation' as const, attributes }];
  for (let before: Progress = 'nothing'; ;) {
    let sent: Progress = 'nothing';
    try {
      await client.send('Send-Document', groups, {
        document,
        signal,
        timeLimits: { ...patientLimits, ...timeLimits },
        onProgress: (progress) => (sent = progress),
        ...(compression === undefined ? {} : { compression }),
      });
      return true;
    } catch (error) {
      // Refused by a printer that has ended the job meanwhile, or has not noticed yet that the line broke.
      const isRefused: boolean = error instanceof Refusal && before !== 'nothing';
      const reached: Progress = isRefused ? before : sent;
      try {
        if (signal.aborted || !(isRefused || isInterruption(error, sent))) throw error;
        const fate = await afterInterruption(client, attempt, { jobId, sent: reached, error });
        if (fate !== 'waiting') return fate === 'accepted';
        before = reached;
      } catch (last) {
        if (!isDecided(last)) await giveUp(client, jobId);
        signal.throwIfAborted();
        throw last;
      }
    }
  }
}

/** What becomes of the job is not for us any more. */
function isDecided(error: unknown): boolean {
  if (!(error instanceof HawserError)) return false;
  return error.code === 'ipp-peer-possibly-printed' || error.code === 'ipp-peer-canceled';
}

/** Nobody sends a document any more: the printer need not wait for it. It may not hear of that. */
async function giveUp(client: IppClient, jobId: number): Promise<void> {
  const signal = AbortSignal.timeout(5000);
  await cancelJob(client, jobId, { signal }).catch(() => undefined);
}
