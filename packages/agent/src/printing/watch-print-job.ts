import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import { getPrintJob } from '@hawser/core/api/contracts/print-jobs';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { systemClock } from '@hawser/core/clock';

export type ShownJob = Answered<typeof getPrintJob>;

const firstPauseMs = 200;
const longestPauseMs = 2000;

/** Looks at a job until it is over, or until nothing more happens to it without a person. */
export async function watchPrintJob(
  site: SiteAddress,
  job: string,
  { signal, report }: { signal: AbortSignal; report: (text: string) => void },
): Promise<ShownJob> {
  let told = '';
  for (let pause = firstPauseMs; ; pause = Math.min(longestPauseMs, pause * 1.5)) {
    const now = await callSite(site, getPrintJob, { params: { job } }, { signal });
    const text = sayingOf(now);
    if (text !== told) {
      report(text);
      pause = firstPauseMs;
    }
    told = text;
    if (now.completed !== null || now.state === 'possibly-printed') return now;
    await systemClock.sleep(pause, signal);
  }
}

function sayingOf({ state, waitsFor, impressions }: ShownJob): string {
  const pages = impressions === 0 ? '' : `, ${impressions} sides printed`;
  return `${waitsFor === null ? state : `waits for ${waitsFor}`}${pages}`;
}
