import type { Progress } from '../connection/exchange.ts';
import type { IppClient } from '../ipp-client.ts';
import { findJob } from './ask-for-job.ts';
import { jobIdOf } from './create-job.ts';
import {
  afterInterruption,
  isInterruption,
  patientLimits,
  possiblyPrinted,
} from './interruption.ts';
import { documentAttributes, jobGroups, newUuid } from './job-attributes.ts';
import type { Attempt, PrintedJob } from './print-document.ts';

/**
 * Prints with a printer that makes a job and takes its document in one. When the connection breaks the job
 * has to be found first; where the printer does not show whose it is, nobody can know.
 */
export async function printAtOnce(client: IppClient, attempt: Attempt): Promise<PrintedJob> {
  const { signal, document, compression, timeLimits, pauses } = attempt;
  for (;;) {
    const jobUuid = newUuid();
    await attempt.onAtOnce?.(jobUuid);
    const groups = jobGroups(attempt, jobUuid, documentAttributes(attempt));
    let sent: Progress = 'nothing';
    try {
      const answer = await client.send('Print-Job', groups, {
        document,
        signal,
        timeLimits: { ...patientLimits, ...timeLimits },
        onProgress: (progress) => (sent = progress),
        ...(compression === undefined ? {} : { compression }),
      });
      return { jobId: jobIdOf(client, 'Print-Job', answer), jobUuid };
    } catch (error) {
      signal.throwIfAborted();
      if (!isInterruption(error, sent)) throw error;
      if (sent === 'nothing') {
        if (!(await pauses.next(signal))) throw error;
        continue;
      }
      const job = await findJob(client, jobUuid, { signal }).catch(() => undefined);
      if (job === undefined) {
        throw possiblyPrinted(client, attempt, { error, sight: 'the printer shows no such job' });
      }
      const interrupted = { jobId: job.id, sent, error, canWait: false };
      const fate = await afterInterruption(client, attempt, interrupted);
      if (fate === 'accepted') return { jobId: job.id, jobUuid };
    }
  }
}
