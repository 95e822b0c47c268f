import { ippRefusals } from '../../printing/ipp-refusals.ts';
import type { PrintJobTable } from '../../store/tables/print-job.ts';

const untaken: ReadonlySet<string> = new Set(['incoming', 'held', 'waiting', 'fetchable']);

/** Refuses to change documents that a device has, or had. */
export function requireUntaken({ number, state }: PrintJobTable): void {
  if (untaken.has(state)) return;
  throw ippRefusals('client-error-not-possible', { reason: `job ${number} is ${state}` });
}
