import type { Attributes } from '../../attributes.ts';
import { groupsOf } from '../../message.ts';
import type { IppClient } from '../ipp-client.ts';
import { cancelJob } from './ask-for-job.ts';
import { fateOf } from './job-fate.ts';
import { sightAttributes, sightOf } from './job-sight.ts';

interface Orphan {
  readonly jobName: string;
  /** How long ago it was made, at most. */
  readonly seconds: number;
}

const wanted = [...sightAttributes, 'job-name', 'time-at-creation', 'job-printer-up-time'];

/**
 * Cancels the job that was made by a request whose answer was lost, where the printer shows no UUID of
 * ours: without a document it would block a printer that does one job at a time. It is one of the same user
 * and name that has no document and is as old as that request.
 */
export async function cancelOrphan(
  client: IppClient,
  { jobName, seconds }: Orphan,
  signal: AbortSignal,
): Promise<void> {
  const attributes = {
    'which-jobs': 'not-completed',
    'my-jobs': true,
    'requested-attributes': wanted,
  };
  const groups = [{ tag: 'operation' as const, attributes }];
  const { message } = await client.send('Get-Jobs', groups, { signal });
  const orphans = groupsOf(message, 'job').flatMap((job) => {
    const id = integer(job, 'job-id');
    const age = ageOf(job);
    const [name] = job.values('job-name');
    const isIt = name !== undefined && 'value' in name && name.value === jobName;
    if (id === undefined || age === undefined || !isIt || age > seconds + slackSeconds) return [];
    return fateOf(sightOf(id, job), 'nothing') === 'waiting' ? [id] : [];
  });
  const newest = Math.max(...orphans);
  if (orphans.length > 0) await cancelJob(client, newest, { signal });
}

/** Printers count whole seconds, and not all alike. */
const slackSeconds = 2;

function ageOf(job: Attributes): number | undefined {
  const now = integer(job, 'job-printer-up-time');
  const created = integer(job, 'time-at-creation');
  return now === undefined || created === undefined ? undefined : now - created;
}

function integer(job: Attributes, name: string): number | undefined {
  const [value] = job.values(name);
  return value?.type === 'integer' ? value.value : undefined;
}
