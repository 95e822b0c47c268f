import type { Attributes } from '@hawser/core/ipp/attributes';
import { dateOf } from '@hawser/core/ipp/values/date-time';

export interface HoldWanted {
  readonly isHeld: boolean;
  /** When it goes on by itself; null where somebody has to release it. */
  readonly until: number | null;
}

/** Whether job-hold-until or job-hold-until-time has a job wait (RFC 8011, 5.2.2; PWG 5100.7, 5.2). */
export function holdWanted(attributes: Attributes | undefined, now: number): HoldWanted {
  const time = attributes?.dateTime('job-hold-until-time');
  const until = time === undefined ? undefined : dateOf(time).getTime();
  if (until !== undefined) return { isHeld: until > now, until: until > now ? until : null };
  const word = attributes?.keywordOrName('job-hold-until') ?? 'no-hold';
  return { isHeld: word !== 'no-hold', until: null };
}
