import type { Page } from '../pages/page.ts';
import type { Attempt } from '../sign-ins.ts';

type Later = Extract<Attempt, { outcome: 'later' }>;

/** What is told to who has tried too often, or cannot be looked at for now; not why. */
export function laterText({ seconds, isAway = false }: Later): string {
  const time =
    seconds < 120 ? `${Math.ceil(seconds)} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return isAway
    ? `Your sign-in cannot be checked at the moment. Try again in ${time}.`
    : `There were too many attempts. Wait ${time}, then try again.`;
}

/** A page that says so to programs, too. */
export function later(page: Page, { seconds, isAway = false }: Later): Page {
  const status = isAway ? 503 : 429;
  return { ...page, status, headers: { 'retry-after': String(Math.ceil(seconds)) } };
}
