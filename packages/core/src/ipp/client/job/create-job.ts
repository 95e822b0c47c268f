import { HawserError } from '../../../errors.ts';
import { groupsOf } from '../../message.ts';
import { ippClientErrors } from '../client-errors.ts';
import type { IppAnswer } from '../read-answer.ts';
import type { IppClient } from '../ipp-client.ts';
import { readIppUri } from '../ipp-uri.ts';
import { isPassing } from '../may-repeat.ts';
import { findJob } from './ask-for-job.ts';
import { cancelOrphan } from './cancel-orphan.ts';
import { jobGroups } from './job-attributes.ts';
import type { Attempt } from './print-document.ts';

/** A new job. One that nobody heard of again has no document, and prints nothing: another does no harm. */
export async function createJob(
  client: IppClient,
  attempt: Attempt,
  jobUuid: string,
): Promise<number> {
  const { signal, pauses } = attempt;
  for (;;) {
    const begun = client.clock.now();
    try {
      const answer = await client.send('Create-Job', jobGroups(attempt, jobUuid), { signal });
      return jobIdOf(client, 'Create-Job', answer);
    } catch (error) {
      signal.throwIfAborted();
      if (!isPassing(error)) throw error;
      const seconds = (client.clock.now() - begun) / 1000;
      const job = await lostJob(client, { jobUuid, jobName: attempt.jobName, seconds }, signal);
      if (job !== undefined) return job;
      if (!(await pauses.next(signal))) throw error;
    }
  }
}

/** A printer that cannot be asked may have made one, or not: then another is made all the same. */
async function lostJob(
  client: IppClient,
  { jobUuid, jobName, seconds }: { jobUuid: string; jobName: string; seconds: number },
  signal: AbortSignal,
): Promise<number | undefined> {
  try {
    const job = await findJob(client, jobUuid, { signal });
    if (job === undefined) await cancelOrphan(client, { jobName, seconds }, signal);
    return job?.id;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof HawserError) return undefined;
    throw error;
  }
}

export function jobIdOf({ uri }: IppClient, operation: string, { message }: IppAnswer): number {
  const id = groupsOf(message, 'job')[0]?.values('job-id')[0];
  if (id?.type === 'integer') return id.value;
  const { host } = readIppUri(uri);
  const reason = 'it does not say which job it has made';
  throw ippClientErrors('malformed-answer', { host, operation, reason }, { target: host });
}
