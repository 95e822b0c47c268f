import type { FoundPrintJob, PrintJobPlace } from '../../store/reports/find-print-jobs.ts';

/** Where a page ends, for the one after it. */
export function placeOfJob({ completed, created, printer, number }: FoundPrintJob): string[] {
  const [isOver, time] = completed === null ? ['open', created] : ['over', completed];
  return [isOver, String(time), printer, String(number)];
}

/** The same, as it comes back. */
export function placeIn(place: readonly string[] | undefined): PrintJobPlace | undefined {
  if (place === undefined) return undefined;
  const [over, time, printer = '', number] = place;
  return { isOver: over === 'over', time: wholeOf(time), printer, number: wholeOf(number) };
}

/** Whatever somebody has made of it, a database can be asked for it. */
function wholeOf(text: string | undefined): number {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : 0;
}
