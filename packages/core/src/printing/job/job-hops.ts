import { type JobWord, jobWord, jobWordNames } from './job-words.ts';
import type { JobEvent } from './job-events.ts';
import type { JobState } from './job-states.ts';

const besides = [
  'submitted',
  'accepted',
  'waits',
  'fetched',
  'refused',
  'device-lost',
  'released',
  'resumed',
  'restarted',
  'moved',
  'printer-paused',
  'printer-resumed',
] as const;

/** A step on the way of a job, as somebody who looks for it hears of it. Devices tell of others. */
export type HopWord = JobWord | (typeof besides)[number];

/** The steps of which the site knows, and nobody else tells. */
export const hopWords: ReadonlySet<string> = new Set<HopWord>([...jobWordNames, ...besides]);

/** So many are kept of a job, the latest; no job comes near it that is not printed again and again. */
export const mostHops = 200;

/** As long as there are no more of them others may tell of steps, for those of the site are to stay. */
export const mostHopsReported = mostHops / 2;

/** Those that have a word of their own, rather than that of where the job stands then. */
const ofEvents: Readonly<Partial<Record<JobEvent, HopWord>>> = {
  'add-last-document': 'accepted',
  close: 'accepted',
  arrived: 'accepted',
  acknowledge: 'fetched',
  'acknowledge-arriving': 'fetched',
  refuse: 'refused',
  release: 'released',
  'release-by-operator': 'released',
  'give-password': 'released',
  'hold-time-reached': 'released',
  'release-new-jobs': 'released',
  resume: 'resumed',
  restart: 'restarted',
  'printer-paused': 'printer-paused',
  'printer-resumed': 'printer-resumed',
};

/** Whether it goes to another printer, so that it has not ended. */
export function isMove(event: JobEvent): boolean {
  return event === 'move' || event === 'move-by-operator';
}

/**
 * What is to be kept of something that has happened to a job; undefined where nothing is: where it stands
 * as before, and at the end of most jobs, when they are printed, of which the job itself knows all.
 */
export function hopOf(before: JobState, event: JobEvent, after: JobState): HopWord | undefined {
  if (event === 'refuse') return 'refused';
  if (event === 'arrived') return 'accepted';
  if (event === 'arrive') return undefined;
  // Whoever moves it knows where it goes, and tells it.
  if (isMove(event)) return undefined;
  if (after === before || (event === 'device-completed' && after === 'completed')) return undefined;
  const isBack = after === 'fetchable' || after === 'waiting' || after === 'held';
  if (event === 'device-lost' && isBack) return 'device-lost';
  return ofEvents[event] ?? jobWord(after);
}
