import { systemClock, type Clock } from '../clock.ts';
import { HawserError } from '../errors.ts';
import { retryAfterMs } from './retry-after.ts';
import { siteErrors } from './site-errors.ts';
import { askSite, type SiteAddress, type SiteAnswer, type SiteRequest } from './site-request.ts';

export interface AskingAgain {
  /** Whether the site knows a repeat, and does not do again what it has done. */
  readonly isKnown: boolean;
  readonly clock?: Clock;
}

const mostTimes = 4;
const firstPauseMs = 500;
/** Who is told to wait longer than a person likes to is told so. */
const longestPauseMs = 5000;

/**
 * Asks a site again where its answer was lost on the way, or it asks for that, a few times. A site that
 * was never reached is not asked again: that is seen at once and told.
 */
export async function askAgain(
  site: SiteAddress,
  asked: SiteRequest,
  { isKnown, clock = systemClock }: AskingAgain,
): Promise<SiteAnswer> {
  const { signal } = asked;
  let wasSent = false;
  const onSent = (): void => void (wasSent = true);
  for (let times = 1; ; times += 1) {
    let pause: number | undefined;
    try {
      const answer = await askSite(site, { ...asked, onSent });
      pause = pauseOf(answer, { isKnown, now: clock.now() });
      if (pause === undefined || times === mostTimes) return answer;
    } catch (error) {
      signal.throwIfAborted();
      if (!isKnown || !wasSent || !isPassing(error)) throw error;
      if (times === mostTimes) throw unanswered(site, { error, times });
    }
    await clock.sleep(pause ?? firstPauseMs * 2 ** (times - 1), signal);
  }
}

/** For how long a site wants to be left alone, where it wants to be asked again. */
function pauseOf(
  { status, headers, text }: SiteAnswer,
  { isKnown, now }: { readonly isKnown: boolean; readonly now: number },
): number | undefined {
  const isRunning = status === 409 && text.includes('"idempotency-running"');
  // Who asks too often was not listened to.
  if (status !== 429 && !(isKnown && (status === 503 || isRunning))) return undefined;
  const wait = retryAfterMs(headers['retry-after'], now);
  return wait !== undefined && wait <= longestPauseMs ? wait : undefined;
}

function isPassing(error: unknown): error is HawserError {
  return error instanceof HawserError && error.kind === 'unreachable';
}

function unanswered(
  { url }: SiteAddress,
  { error, times }: { readonly error: HawserError; readonly times: number },
): Error {
  const reason = error.message.replace(/\.$/, '');
  return siteErrors('no-answer', { url, times, reason }, { target: url, cause: error });
}
