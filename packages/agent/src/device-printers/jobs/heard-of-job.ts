import { ippJobStates } from '@hawser/core/printing/ipp-states';
import { randomUUID } from 'node:crypto';
import type { SiteWord } from '../site/site-word.ts';
import type { DeviceJob } from './device-job.ts';
import type { DeviceQueue } from './device-queue.ts';

/** Takes what the site says; true where the job is over. */
export async function heard(
  job: DeviceJob,
  word: SiteWord,
  { queue }: { readonly queue: DeviceQueue },
): Promise<boolean> {
  const { seen } = word;
  // It waited for documents that could not be sent, and is sent as another.
  const isCutOff =
    seen.state === ippJobStates.aborted &&
    seen.reasons.includes('submission-interrupted') &&
    wasNotPrinted(word);
  if (isCutOff && !job.record.isCanceled && !job.isOver) {
    await forgetSiteJob(job);
    return true;
  }
  if (!job.see(seen)) return false;
  if (job.isOver) return true;
  const state = finalStates.find((each) => ippJobStates[each] === seen.state) ?? 'aborted';
  await queue.end(job, { ...seen, state });
  return true;
}

const finalStates = ['completed', 'canceled', 'aborted'] as const;

/** It is over, and nothing of it is on paper. */
export function wasNotPrinted({ seen }: SiteWord): boolean {
  const isOver = seen.state === ippJobStates.canceled || seen.state === ippJobStates.aborted;
  return isOver && seen.impressions === 0 && !seen.reasons.includes('possibly-printed');
}

/** It is made at the site once more, as another one. */
export async function forgetSiteJob(job: DeviceJob): Promise<void> {
  const uuid = `urn:uuid:${randomUUID()}`;
  await job.keep((record) => {
    const { siteJob: _, seen: __, hops = [], ...rest } = record;
    // The next job of the site hears all of it again.
    const untold = hops.map(({ isTold: ___, ...each }) => each);
    return { ...rest, hops: untold, uuid };
  });
  job.isDoubtful = false;
  job.atSite = undefined;
}
