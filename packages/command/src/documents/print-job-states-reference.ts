import { deaths } from '@hawser/core/printing/deaths/deaths';
import { factsOfJobEvent, jobEventNames } from '@hawser/core/printing/job/job-events';
import { jobForks, type JobBranch } from '@hawser/core/printing/job/job-forks';
import {
  factsOfJobState,
  jobStateNames,
  type JobState,
} from '@hawser/core/printing/job/job-states';
import { jobTransition, type JobTransition } from '@hawser/core/printing/job/job-transitions';
import { code, prose, table } from './markdown-text.ts';

/** What becomes of a print job, and when, in Markdown. */
export function printJobStatesReference(): string {
  return [
    '# The states of a print job\n',
    'A job is printed once. Where nobody can know whether it was, it is held as `possibly-printed` until a person decides; it is never printed twice silently.\n',
    '## When something dies\n',
    'Retried: the job goes on by itself, and its paper comes out once. Possibly-printed: a person decides. Done: it has come to an end, and says which.\n',
    table(
      ['What dies', 'When', 'The job is then', 'And in the end', 'So it is', 'How'],
      deaths.map(({ dies, when, at, ends, outcome, says }) => [
        `the ${dies}`,
        prose(when),
        state(at),
        state(ends),
        outcome,
        prose(says),
      ]),
    ),
    '## Where a job stands\n',
    'The site knows more of a job than the seven states of IPP say. Paper may come out as soon as a device has bytes of the job, unless the device has said that it waits (`output-device-job-state` pending) and not yet that it prints. A device that has a job is lost when it has said nothing of it for as long as the column says, when it deregisters, or when it leaves the job out of Update-Active-Jobs.\n',
    table(
      [
        'State',
        'job-state',
        'job-state-reasons',
        'Paper may be out',
        'Its device may be silent',
        'What it is',
      ],
      jobStateNames.map((name) => {
        const { ipp, reasons, paper, leaseSeconds, says } = factsOfJobState(name);
        return [
          code(name),
          code(ipp),
          reasons.map(code).join(', '),
          paper === 'possible' || name === 'possibly-printed' ? 'yes' : '',
          leaseSeconds === undefined ? '' : `${leaseSeconds} s`,
          prose(says),
        ];
      }),
    ),
    'A job that is held says why: `job-hold-until-specified` or `job-password-wait`; one that is over says how it ended. One that is canceled or aborted says `possibly-printed` when paper may have come out, `job-printed-successfully` when all of it did, and each job that is over says `job-restartable` while its documents are kept.\n',
    '## What happens to it\n',
    'What is not in the row of a state is refused there with the status that the last column names, or means nothing where there is none.\n',
    table(
      ['What happens', 'Comes from', 'In which states it leads where', 'Refused with'],
      jobEventNames.map((event) => {
        const { from, refused } = factsOfJobEvent(event);
        return [code(event), prose(from), ways(event), refused === undefined ? '' : code(refused)];
      }),
    ),
    'Where it depends on more than the state:\n',
    ...Object.entries(jobForks).map(
      ([name, branches]) => `- ${prose(name)}: ${branches.map(branch).join(', else ')}`,
    ),
    '',
  ].join('\n');
}

function branch({ to, when, ending }: JobBranch): string {
  const how = ending === undefined ? '' : ` with ${code(ending)}`;
  return `${code(to)}${how}${when === undefined ? '' : ` if ${prose(when)}`}`;
}

function state(name: JobState | null): string {
  return name === null ? 'no job' : code(name);
}

/** The states it happens in, by where it leads. */
function ways(event: (typeof jobEventNames)[number]): string {
  const byGoal = Map.groupBy(
    jobStateNames.filter((name) => jobTransition(name, event) !== undefined),
    (name) => goal(name, jobTransition(name, event)),
  );
  return [...byGoal]
    .map(([to, from]) => `${from.map(code).join(', ')} ${to === '' ? 'as before' : `→ ${to}`}`)
    .join('; ');
}

function goal(from: JobState, transition: JobTransition | undefined): string {
  const to = typeof transition === 'object' ? transition.to : transition;
  if (to === undefined || to === from) return '';
  return Object.hasOwn(jobForks, to) ? to : code(to);
}
