import type { Answered } from '@hawser/core/api/contract';
import type { getSite } from '@hawser/core/api/contracts/site';
import type { Clock } from '@hawser/core/clock';
import { shownTime } from '@hawser/core/shown-time';
import { type Check, failed, type Finding, passed, warning } from './check.ts';

type Certificate = Answered<typeof getSite>['certificates'][number];

const dayMs = 86_400_000;
const soonDays = 30;

/** Whether every certificate holds, and for how long. */
export function certificateCheck(
  certificates: () => Promise<readonly Certificate[]>,
  clock: Clock,
): Check {
  return async () => (await certificates()).map((certificate) => look(certificate, clock.now()));
}

function look({ use, name, until, source }: Certificate, now: number): Finding {
  const subject = `${use}: ${name}`;
  const days = Math.floor((Date.parse(until) - now) / dayMs);
  const end = `it ends at ${shownTime(until)}`;
  if (days < 0) return failed(subject, `it ended at ${shownTime(until)}`, hints[use]);
  // The site's own are renewed when a third of their time is left.
  const renews = source === 'automatic' && use === 'server';
  if (days <= soonDays && !renews) return warning(subject, `${end}, in ${days} days`, hints[use]);
  return passed(subject, renews ? `${end}, and is renewed before` : end);
}

const hints: Readonly<Record<Certificate['use'], string>> = {
  authority: 'Look at the clock of this machine: the authority of a site holds for 20 years.',
  server:
    'Get a new one from its authority, put it into the place of the old one, and have the site read it: kill -HUP, or stop-site and start-site.',
  admin: 'Start the site again on its own machine: it makes a new one for the local profile.',
};
