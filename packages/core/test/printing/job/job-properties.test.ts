import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jobEventNames, type JobEvent } from '../../../src/printing/job/job-events.ts';
import type { JobHold } from '../../../src/printing/job/job-standing.ts';
import { jobIppState, jobStateReasons } from '../../../src/printing/job/job-state-reasons.ts';
import {
  factsOfJobState,
  isAtDevice,
  isFinal,
  jobStateNames,
} from '../../../src/printing/job/job-states.ts';
import { jobTransition } from '../../../src/printing/job/job-transitions.ts';
import { after, startedRun, type Happening, type JobRun } from '../job-run.ts';

interface Step extends Happening {
  readonly before: JobRun;
  readonly after: JobRun;
  readonly outcome: string;
  readonly effects: readonly string[];
}

const begun = fc
  .record({
    how: fc.constantFrom('print-job' as const, 'print-job' as const, 'create-job' as const),
    holds: fc.subarray<JobHold>(['until', 'new-jobs', 'password']),
    paused: fc.boolean(),
  })
  .map(({ how, holds, paused }) => startedRun(how, holds, paused));

/** What ends a job soon; left out mostly, so that lives get far. */
const enders: ReadonlySet<JobEvent> = new Set([
  'cancel',
  'cancel-by-operator',
  'printer-deleted',
  'expire',
  'refuse-by-last',
  'retention-ended',
  'submission-timed-out',
  'device-canceled',
  'device-aborted',
]);

/** Mostly what can happen to a job where it stands, by the device that has it. */
const choices = fc.noBias(
  fc.record({
    pick: fc.nat(10_000),
    what: fc.constantFrom<'going on' | 'possible' | 'anything'>(
      'going on',
      'going on',
      'going on',
      'going on',
      'possible',
      'anything',
    ),
    device: fc.constantFrom('one', 'one', 'one', 'one', 'other'),
  }),
);

const lives = fc
  .tuple(begun, fc.array(choices, { minLength: 1, maxLength: 60, size: 'max' }))
  .map(([first, chosen]) => {
    const life: Step[] = [];
    let run = first;
    for (const { pick, what, device } of chosen) {
      const { state } = run.job;
      const possible = jobEventNames.filter((event) => jobTransition(state, event) !== undefined);
      const goingOn = possible.filter((event) => {
        const transition = jobTransition(state, event);
        const leads = typeof transition === 'object' ? transition.to : transition;
        const vain = event === 'device-completed' && run.facts.handed === 'none';
        const moves = leads !== state || event === 'fetch-document';
        return moves && !enders.has(event) && !vain;
      });
      const events = { anything: jobEventNames, possible, 'going on': goingOn }[what];
      const event = events[pick % events.length] ?? 'cancel';
      const { run: then, change } = after(run, { event, device });
      const effects = change.outcome === 'changed' ? change.effects : [];
      life.push({
        event,
        device,
        before: run,
        after: then,
        outcome: change.outcome,
        effects: effects.map(({ effect }) => effect),
      });
      run = then;
    }
    return life;
  });

/** Holds for each life, whatever happens in it. */
function always(check: (life: readonly Step[]) => void): void {
  fc.assert(fc.property(lives, check), { numRuns: 500 });
}

describe('a job', () => {
  test('that is over stays as it is, unless somebody restarts it', () => {
    always((life) => {
      for (const { before, after: then, event } of life) {
        if (!isFinal(before.job.state) || then.job.state === before.job.state) continue;
        expect(event).toBe('restart');
        expect(before.facts.documents).toBe('kept');
      }
    });
  });

  test('is with one device at most, and gets to another only under a new token', () => {
    always((life) => {
      for (const { before, after: then, outcome, effects } of life) {
        expect(then.lease.state === 'held').toBe(isAtDevice(then.job.state));
        expect(then.lease.token).toBeGreaterThanOrEqual(before.lease.token);
        const isNew = then.lease.state === 'held' && before.lease.state !== 'held';
        expect(then.lease.token - before.lease.token).toBe(isNew ? 1 : 0);
        expect(effects.filter((effect) => effect === 'grant-lease')).toHaveLength(isNew ? 1 : 0);
        if (before.lease.state === 'held' && then.lease.state === 'held') {
          expect(then.lease.device).toBe(before.lease.device);
        }
        if (outcome !== 'changed') expect(then.lease).toEqual(before.lease);
      }
    });
  });

  test('listens to no device but the one that has it or had it last', () => {
    always((life) => {
      for (const { before, event, device, outcome } of life) {
        const takes = [
          'fetch',
          'fetch-arriving',
          'acknowledge',
          'acknowledge-arriving',
          'refuse',
          'refuse-by-last',
        ];
        if (!event.startsWith('device-') && event !== 'fetch-document') continue;
        if (event === 'device-lost' || takes.includes(event)) continue;
        const { lease } = before;
        const mayGoOn = lease.state !== 'free' && lease.device === device;
        expect(mayGoOn || outcome === 'refused').toBe(true);
      }
    });
  });

  test('of which paper may have come out goes to no device again without the word of a person', () => {
    always((life) => {
      let mayBeOut = false;
      for (const { after: then, event, outcome, effects } of life) {
        if (outcome !== 'changed') continue;
        if (['release', 'release-by-operator', 'restart'].includes(event)) {
          if (!isAtDevice(then.job.state)) mayBeOut = false;
        }
        if (event === 'acknowledge' || event === 'acknowledge-arriving') {
          expect(effects).toContain('grant-lease');
          expect(mayBeOut).toBe(false);
        }
        if (mayBeOut && !isAtDevice(then.job.state) && !isFinal(then.job.state)) {
          expect(then.job.state).toBe('possibly-printed');
        }
        if (factsOfJobState(then.job.state).paper === 'possible') mayBeOut = true;
      }
    });
  });

  test('whose bytes are at a device that has not promised to wait counts as being printed', () => {
    always((life) => {
      let promised = false;
      for (const { event, outcome, after: then } of life) {
        if (outcome !== 'changed') continue;
        if (event.startsWith('acknowledge')) promised = false;
        if (event === 'device-waits') promised = true;
        if (event === 'device-prints' || event === 'device-stopped') promised = false;
        if (event === 'fetch-document' && !promised) {
          expect(['printing', 'stopped', 'suspended']).toContain(then.job.state);
        }
      }
    });
  });

  test('whose device has bytes of it and says that it prints counts as being printed', () => {
    always((life) => {
      for (const { event, outcome, before, after: then } of life) {
        if (event !== 'device-prints' || outcome !== 'changed') continue;
        const { state } = then.job;
        expect(before.facts.handed === 'none' || factsOfJobState(state).paper === 'possible').toBe(
          true,
        );
      }
    });
  });

  test('that somebody canceled is canceled in the end, whatever its device says', () => {
    always((life) => {
      let canceled = false;
      for (const { event, outcome, after: then } of life) {
        if (outcome === 'changed' && event === 'restart') canceled = false;
        if (
          outcome === 'changed' &&
          ['cancel', 'cancel-by-operator', 'printer-deleted'].includes(event)
        ) {
          canceled = true;
        }
        expect(!canceled || ['stopping', 'canceled'].includes(then.job.state)).toBe(true);
      }
    });
  });

  test('comes to its end by time alone, wherever it is', () => {
    always((life) => {
      let run = life.at(-1)!.after;
      const seen: string[] = [];
      while (!isFinal(run.job.state)) {
        seen.push(run.job.state);
        expect(seen.length, seen.join(' → ')).toBeLessThan(4);
        run = after(run, { event: factsOfJobState(run.job.state).time, device: 'one' }).run;
      }
      const end = after(run, { event: 'retention-ended', device: 'one' });
      expect(end.change.outcome).toBe('changed');
      expect(end.run.facts.documents).not.toBe('kept');
    });
  });

  test('says reasons that fit its state', () => {
    always((life) => {
      for (const { after: then } of life) {
        const reasons = jobStateReasons(then.job, then.facts.documents);
        const ipp = jobIppState(then.job);
        const is = (reason: string): boolean => reasons.includes(reason);
        expect(reasons).toEqual([...new Set(reasons)]);
        expect(is('job-fetchable')).toBe(then.job.state === 'fetchable');
        expect(is('job-incoming')).toBe(['incoming', 'arriving'].includes(then.job.state));
        expect(is('processing-to-stop-point')).toBe(then.job.state === 'stopping');
        expect(is('none')).toBe(false);
        if (ipp === 'pending-held') {
          expect(
            is('job-hold-until-specified') || is('job-password-wait') || is('job-held-for-review'),
          ).toBe(true);
        }
        if (ipp === 'pending') expect(then.job.holds).toEqual([]);
        for (const ended of ['completed', 'canceled', 'aborted'] as const) {
          const how = reasons.filter((reason) => endings[ended].test(reason));
          expect(how.length > 0, `${ipp}: ${reasons.join(' ')}`).toBe(
            ipp === ended || (ended === 'canceled' && then.job.state === 'stopping'),
          );
        }
        if (is('job-restartable')) expect(isFinal(then.job.state)).toBe(true);
      }
    });
  });

  test('is completed only as a device says that was handed it, or a person who has looked', () => {
    always((life) => {
      for (const { before, after: then, event } of life) {
        if (then.job.state !== 'completed' || before.job.state === 'completed') continue;
        expect(['device-completed', 'call-printed']).toContain(event);
        if (event === 'device-completed') expect(then.facts.handed).toBe('all');
      }
    });
  });

  test('tells of each change that can be seen, and of nothing else', () => {
    always((life) => {
      for (const { before, after: then, effects, event } of life) {
        const looks = (run: JobRun): string =>
          [jobIppState(run.job), ...jobStateReasons(run.job)].join(' ');
        const tells = effects.includes('raise-event');
        expect(tells).toBe(
          looks(before) !== looks(then) || (event === 'set-attributes' && effects.length > 0),
        );
      }
    });
  });

  test('gets through every one of its states in these lives', () => {
    const seen = new Set<string>();
    always((life) => {
      for (const { after: then } of life) seen.add(then.job.state);
    });
    expect([...seen].toSorted()).toEqual([...jobStateNames].toSorted());
  });
});

const endings = {
  completed: /^job-completed-/,
  canceled: /^job-canceled-/,
  aborted: /^(aborted-by-system|submission-interrupted)$/,
} as const;
