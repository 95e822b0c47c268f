import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import { getPrintJob } from '@hawser/core/api/contracts/print-jobs';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { systemClock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';

export type ShownJob = Answered<typeof getPrintJob>;

const firstPauseMs = 200;
const longestPauseMs = 2000;
/** So long the site may be away: it is being updated, or the line is. The job is there afterwards. */
const mostAwayMs = 600_000;

/** Looks at a job until it is over, or until nothing more happens to it without a person. */
export async function watchPrintJob(
  site: SiteAddress,
  job: string,
  { signal, report }: { signal: AbortSignal; report: (text: string) => void },
): Promise<ShownJob> {
  let told = '';
  let answered = systemClock.now();
  for (let pause = firstPauseMs; ; pause = Math.min(longestPauseMs, pause * 1.5)) {
    const now = await lookAt(site, job, signal);
    if (now instanceof HawserError && systemClock.now() - answered > mostAwayMs) throw now;
    const text = now instanceof HawserError ? `not known now: ${now.message}` : sayingOf(now);
    if (text !== told) {
      report(text);
      pause = firstPauseMs;
    }
    told = text;
    if (!(now instanceof HawserError)) {
      if (now.completed !== null || now.state === 'possibly-printed') return now;
      answered = systemClock.now();
    }
    await systemClock.sleep(pause, signal);
  }
}

/** How it is, or why the site cannot be asked. */
async function lookAt(
  site: SiteAddress,
  job: string,
  signal: AbortSignal,
): Promise<ShownJob | HawserError> {
  try {
    return await callSite(site, getPrintJob, { params: { job } }, { signal });
  } catch (error) {
    if (error instanceof HawserError && error.kind === 'unreachable') return error;
    throw error;
  }
}

function sayingOf({ state, waitsFor, impressions }: ShownJob): string {
  const pages = impressions === 0 ? '' : `, ${impressions} sides printed`;
  return `${waitsFor === null ? state : `waits for ${waitsFor}`}${pages}`;
}
