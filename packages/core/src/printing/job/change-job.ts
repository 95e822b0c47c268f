import { refused, type Ignored, type Refused } from '../refusal.ts';
import { jobEffects, type JobEffect } from './job-effects.ts';
import { factsOfJobEvent, type JobEvent } from './job-events.ts';
import { jobForks, takeFork, type JobFork, type JobWay } from './job-forks.ts';
import type { JobFacts, JobHold, JobStanding } from './job-standing.ts';
import { factsOfJobState, isFinal, type JobState } from './job-states.ts';
import { jobTransition, type JobTransition } from './job-transitions.ts';

export interface JobChanged {
  readonly outcome: 'changed';
  readonly job: JobStanding;
  readonly effects: readonly JobEffect[];
}

export type JobChange = JobChanged | Refused | Ignored;

/** What becomes of a job when something happens to it. Whether a device may ask that, its lease says. */
export function changeJob(job: JobStanding, event: JobEvent, facts: JobFacts): JobChange {
  const transition = jobTransition(job.state, event);
  const { refused: status, adds, lifts = [] } = factsOfJobEvent(event);
  const lacks = isLacking(transition, facts);
  if (transition === undefined || lacks) {
    return status === undefined ? { outcome: 'ignored' } : refused(status);
  }
  const holds = job.holds.filter((hold) => hold !== adds && !lifts.includes(hold));
  if (adds !== undefined) holds.push(adds);
  const after = arrived(job, wayOf(transition, { ...facts, holds }), holds);
  const does = typeof transition === 'string' ? undefined : transition.does;
  return {
    outcome: 'changed',
    job: after,
    effects: [...ownEffects(does), ...jobEffects(job, event, after)],
  };
}

/** A job as it is when it begins; a Print-Job brings all of it, a Create-Job nothing yet. */
export function beginJob(
  how: 'print-job' | 'create-job',
  holds: readonly JobHold[],
  facts: JobFacts,
): JobChanged {
  const nothing: JobStanding = { state: 'incoming', holds, ending: null, paper: 'none' };
  const way: JobWay =
    how === 'create-job' ? { to: 'incoming' } : takeFork('ready', { ...facts, holds });
  const job = arrived(nothing, way, holds);
  return {
    outcome: 'changed',
    job,
    effects: [
      { effect: 'raise-event', event: 'job-created' },
      ...jobEffects(nothing, 'add-last-document', job),
    ],
  };
}

function isLacking(transition: JobTransition | undefined, { documents }: JobFacts): boolean {
  if (typeof transition !== 'object' || transition.needs === undefined) return false;
  return documents !== (transition.needs === 'documents' ? 'kept' : 'arriving');
}

function wayOf(transition: JobTransition, known: Parameters<typeof takeFork>[1]): JobWay {
  const { to, ...says } = typeof transition === 'string' ? { to: transition } : transition;
  return isFork(to) ? { ...says, ...takeFork(to, known) } : { ...says, to };
}

function isFork(to: JobState | JobFork): to is JobFork {
  return Object.hasOwn(jobForks, to);
}

function arrived(job: JobStanding, way: JobWay, holds: readonly JobHold[]): JobStanding {
  const ends = way.to === 'stopping' || isFinal(way.to);
  const paper = way.paper ?? job.paper;
  const mayPrint = factsOfJobState(way.to).paper === 'possible';
  return {
    state: way.to,
    // What is over waits for nothing.
    holds: ends ? [] : holds,
    ending: ends ? (way.ending ?? job.ending) : null,
    paper: paper === 'none' && mayPrint ? 'possible' : paper,
  };
}

function ownEffects(
  does: 'note-refusal' | 'delete-documents' | 'copy-job' | 'announce-attributes' | undefined,
): readonly JobEffect[] {
  if (does === undefined) return [];
  return does === 'announce-attributes'
    ? [{ effect: 'raise-event', event: 'job-config-changed' }]
    : [{ effect: does }];
}
