import { HawserError } from '@hawser/core/errors';
import { groupsOf } from '@hawser/core/ipp/message';
import type { Bell } from '../../bell.ts';
import type { SiteClients } from '../site/site-clients.ts';
import { siteWordFrom, wordAttributes } from '../site/site-word.ts';
import { heard } from './heard-of-job.ts';
import type { DeviceJob } from './device-job.ts';
import type { DeviceQueue } from './device-queue.ts';
import { troubleFrom } from './job-trouble.ts';

export interface Following {
  readonly queue: DeviceQueue;
  readonly clients: SiteClients;
  readonly signal: AbortSignal;
}

const firstPauseMs = 150;
const longestPauseMs = 2000;
const awayPauseMs = 5000;
/** Who has nothing to look at is told when he has. */
const idleMs = 3_600_000;
/** So many at once; of more the others have their turn the next time. */
const mostAtOnce = 200;

/** Looks at the jobs that the site has, all of one person by one request, until the signal is aborted. */
export async function followJobs(following: Following, bell: Bell): Promise<void> {
  const { queue, signal } = following;
  let pause = firstPauseMs;
  const lookedAt = new WeakMap<DeviceJob, number>();
  for (let round = 1; !signal.aborted; round += 1) {
    // What the last look has changed is no news.
    bell.wasRung();
    const jobs = queue.jobs
      .filter((job) => !job.isOver && job.isDelivered)
      .toSorted((one, other) => (lookedAt.get(one) ?? 0) - (lookedAt.get(other) ?? 0));
    if (jobs.length === 0) {
      await bell.wait(idleMs, signal);
      pause = firstPauseMs;
      continue;
    }
    const news = await Promise.all(
      [...Map.groupBy(jobs, ({ record }) => record.user)].map(async ([user, own]) => {
        const some = own.slice(0, mostAtOnce);
        for (const job of some) lookedAt.set(job, round);
        return await look(user, some, following);
      }),
    );
    if (news.includes('away')) pause = awayPauseMs;
    else if (news.includes('changed')) pause = firstPauseMs;
    else pause = Math.min(longestPauseMs, pause * 1.5);
    bell.wasRung();
    await bell.wait(pause, signal);
    if (bell.wasRung()) pause = firstPauseMs;
  }
}

async function look(
  user: string,
  jobs: readonly DeviceJob[],
  { queue, clients, signal }: Following,
): Promise<'changed' | 'same' | 'away'> {
  const byNumber = new Map(jobs.map((job) => [job.record.siteJob, job]));
  const numbers = jobs.flatMap(({ record }) => record.siteJob ?? []);
  const attributes = { 'job-ids': numbers, 'requested-attributes': wordAttributes };
  try {
    const client = await clients.of(user);
    const { message } = await client.send('Get-Jobs', [{ tag: 'operation', attributes }], {
      signal,
    });
    let hasChanged = false;
    for (const group of groupsOf(message, 'job')) {
      const word = siteWordFrom(group);
      const job = byNumber.get(word.id);
      if (job === undefined || job.isOver) continue;
      byNumber.delete(word.id);
      job.trouble = undefined;
      const before = job.record.seen;
      await heard(job, word, { queue });
      // The way to it broke, and it waits for what it did not get.
      if (word.isIncoming) job.atSite = undefined;
      hasChanged ||= job.record.seen !== before;
    }
    // What the site does not tell of it may have forgotten.
    for (const job of byNumber.values()) job.atSite = undefined;
    return hasChanged ? 'changed' : 'same';
  } catch (error) {
    if (signal.aborted) return 'away';
    const trouble = troubleFrom(error);
    for (const job of jobs) job.trouble = trouble;
    if (error instanceof HawserError) return 'away';
    throw error;
  }
}
