import { describe, expect, test } from 'vitest';
import type { Death, Seen } from '../../src/printing/deaths/death.ts';
import { deaths } from '../../src/printing/deaths/deaths.ts';
import { jobEventNames } from '../../src/printing/job/job-events.ts';
import { jobStateReasons } from '../../src/printing/job/job-state-reasons.ts';
import { factsOfJobState, isFinal } from '../../src/printing/job/job-states.ts';
import { after, startedRun, type JobRun } from './job-run.ts';

/** The run after one more thing that the site sees; a job that is printed once is printed once. */
function seen(run: JobRun | null, step: Seen): JobRun {
  if (step === 'print-job' || step === 'create-job') return startedRun(step);
  const name = step.replace(' refused', '').replace(' by another', '');
  const event = jobEventNames.find((each) => each === name)!;
  const device = step.includes(' by another') ? 'another' : 'one';
  const { run: then, change } = after(run!, { event, device });
  expect(`${step}: ${change.outcome}`).toBe(
    `${step}: ${step.endsWith(' refused') ? 'refused' : 'changed'}`,
  );
  return then;
}

function play(steps: readonly Seen[], from: JobRun | null = null): JobRun | null {
  return steps.reduce<JobRun | null>(seen, from);
}

describe.each(['client', 'site', 'connector', 'printer'] as const)('when the %s dies', (who) => {
  const rows = deaths.filter(({ dies }) => dies === who);

  test.each(rows.map((death) => [death.when, death] as const))('%s', (_, death) => {
    const atDeath = play(death.before);
    expect(atDeath?.job.state ?? null).toBe(death.at);
    const end = play(death.after, atDeath);
    expect(end?.job.state ?? null).toBe(death.ends);
    if (end !== null) expectOutcome(death, end);
  });
});

function expectOutcome(death: Death, end: JobRun): void {
  const { state } = end.job;
  if (death.outcome === 'possibly-printed') expect(state).toBe('possibly-printed');
  else expect(isFinal(state)).toBe(true);
  if (death.outcome === 'retried') expect(state).toBe('completed');
  if (death.says.includes('possibly-printed') && state !== 'completed') {
    expect(jobStateReasons(end.job)).toContain('possibly-printed');
  }
}

test('no paper comes out twice by itself, whatever dies', () => {
  for (const { when, before, after: later } of deaths) {
    const steps: readonly Seen[] = [...before, ...later];
    let run: JobRun | null = null;
    let printer: string | undefined;
    for (const step of steps) {
      run = seen(run, step);
      if (step === 'release') printer = undefined;
      const { lease, job } = run;
      if (factsOfJobState(job.state).paper !== 'possible' || lease.state === 'free') continue;
      expect(printer ?? lease.device, when).toBe(lease.device);
      printer = lease.device;
    }
  }
});
