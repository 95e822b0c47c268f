import { HawserError } from '../../../errors.ts';
import { groupsOf } from '../../message.ts';
import type { IppClient, SendOptions } from '../ipp-client.ts';
import { sightAttributes, sightOf, type JobSight } from './job-sight.ts';

type Asking = Pick<SendOptions, 'signal' | 'target'>;

/** What the printer says of the job now; undefined where it knows none of that number any more. */
export async function lookAtJob(
  client: IppClient,
  jobId: number,
  asking: Asking,
): Promise<JobSight | undefined> {
  const attributes = { 'job-id': jobId, 'requested-attributes': sightAttributes };
  try {
    const { message } = await client.send(
      'Get-Job-Attributes',
      [{ tag: 'operation', attributes }],
      asking,
    );
    const [job] = groupsOf(message, 'job');
    return job === undefined ? undefined : sightOf(jobId, job);
  } catch (error) {
    if (error instanceof HawserError && error.kind === 'not-found') return undefined;
    throw error;
  }
}

/**
 * A job by the UUID that whoever made it has given it; undefined where there is none, or where the printer
 * gives jobs UUIDs of its own, as ippeveprinter does. cupsd keeps those that it gets.
 */
export async function findJob(
  client: IppClient,
  jobUuid: string,
  asking: Asking,
): Promise<JobSight | undefined> {
  for (const which of ['not-completed', 'completed']) {
    const attributes = { 'which-jobs': which, 'requested-attributes': sightAttributes };
    const { message } = await client.send('Get-Jobs', [{ tag: 'operation', attributes }], asking);
    for (const job of groupsOf(message, 'job')) {
      const [id] = job.values('job-id');
      const [uuid] = job.values('job-uuid');
      if (uuid?.type === 'uri' && uuid.value === jobUuid && id?.type === 'integer') {
        return sightOf(id.value, job);
      }
    }
  }
  return undefined;
}

/** Whether it was done is to be looked at: who refuses may have canceled it before. */
export async function cancelJob(client: IppClient, jobId: number, asking: Asking): Promise<void> {
  const groups = [{ tag: 'operation' as const, attributes: { 'job-id': jobId } }];
  try {
    await client.send('Cancel-Job', groups, asking);
  } catch (error) {
    asking.signal?.throwIfAborted();
    if (!(error instanceof HawserError)) throw error;
  }
}
