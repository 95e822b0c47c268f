import type { JobWord } from '../site/cloud-printer.ts';
import type { JobHops } from '../spool/job-hops.ts';

/** What the printer says of its job, as steps: its states with why, its first page, and the end. */
export function noteSeen(
  { state = 'processing', reasons = [], message, impressions = 0 }: JobWord,
  hops: JobHops,
): void {
  const isFirst = impressions > 0 && !hops.all.some(({ what }) => what === 'first-page');
  if (isFirst) hops.note('first-page');
  const told = reasons.filter((reason) => reason !== 'job-completed-successfully');
  const why = [...told, ...(message === undefined ? [] : [message])];
  const isOver = state === 'completed' || state === 'canceled' || state === 'aborted';
  const pages =
    isOver && impressions > 0 ? [`${impressions} ${impressions === 1 ? 'side' : 'sides'}`] : [];
  hops.note(words.get(state) ?? `printer-${state}`, [...pages, ...why].join(', '));
}

const words = new Map([['processing-stopped', 'printer-stopped']]);
