import type { Answered } from '@hawser/core/api/contract';
import type { tracePrintJob } from '@hawser/core/api/contracts/print-jobs';
import type { HopWord } from '@hawser/core/printing/job/job-hops';
import { jobStateReasons } from '@hawser/core/printing/job/job-state-reasons';
import { isFinal } from '@hawser/core/printing/job/job-states';
import { standingOf } from '../../store/mutations/printing/job-row.ts';
import { sheetsSaid } from '../../store/mutations/printing/usage/count-day.ts';
import type { FoundPrintJob } from '../../store/reports/find-print-jobs.ts';
import type { PrintJobHopTable } from '../../store/tables/print-job-hop.ts';

export type Hop = Answered<typeof tracePrintJob>['hops'][number];

type KeptHop = Pick<PrintJobHopTable, 'at' | 'who' | 'what' | 'detail'>;

/** All that is known of the way of a job: what its row tells, what was kept besides, and what it waits for. */
export function jobTrace(
  job: FoundPrintJob,
  kept: readonly KeptHop[],
  waits: string | null,
): readonly Hop[] {
  const hops = [...begin(job), ...kept, ...end(job, kept)].toSorted(
    (one, other) => one.at - other.at,
  );
  const last = hops.at(-1)?.at ?? job.created;
  const since = Math.max(last, job.waits_since ?? 0);
  const all = waits === null ? hops : [...hops, hop('waits', since, null, waits)];
  const id = `${job.printer_name}/${job.number}`;
  return all.map(({ at, ...more }) => ({ job: id, at: new Date(at).toISOString(), ...more }));
}

/** One that was moved here was submitted elsewhere. */
function begin(job: FoundPrintJob): readonly KeptHop[] {
  if (job.moved_from !== null) return [];
  const size =
    job.documents === 0 ? null : `${counted(job.documents, 'document')}, ${job.octets} bytes`;
  return [hop('submitted', job.created, job.owner_name, size)];
}

/** Of one that a device has printed only the row tells. */
function end(job: FoundPrintJob, kept: readonly KeptHop[]): readonly KeptHop[] {
  const standing = standingOf(job);
  if (!isFinal(standing.state) || job.completed === null) return [];
  const told = kept.findLast(({ what }) => what === standing.state || what === 'moved');
  if (told !== undefined && told.at >= job.completed) return [];
  const who = kept.findLast(({ what }) => what === 'fetched')?.who ?? null;
  const sheets = sheetsSaid(job.device_says);
  const detail = [
    ...(job.impressions === 0 ? [] : [counted(job.impressions, 'side')]),
    ...(sheets === null ? [] : [counted(sheets, 'sheet')]),
    ...jobStateReasons(standing),
  ].join(', ');
  return [hop(standing.state as HopWord, job.completed, who, detail)];
}

function hop(what: HopWord, at: number, who: string | null, detail: string | null): KeptHop {
  return { at, who, what, detail };
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
