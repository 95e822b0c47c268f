import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { isStopped, printerReasons } from '../../store/mutations/printing/printer-standing.ts';
import type { PrinterTable } from '../../store/tables/printer.ts';
import { seconds } from './shown-job.ts';

/** What the site says of a printer that is otherwise from one moment to the next. */
export function shownPrinter(printer: PrinterTable, now: number): GivenAttributes {
  const state = isStopped(printer)
    ? 'stopped'
    : printer.jobs_at_device === 0
      ? 'idle'
      : 'processing';
  const stateChanged = printer.state_changed === 0 ? printer.created : printer.state_changed;
  return {
    'printer-is-accepting-jobs': printer.accepting === 1,
    'printer-state': state,
    'printer-state-reasons': printerReasons(printer),
    'printer-up-time': seconds(now),
    'printer-current-time': new Date(now),
    'printer-state-change-time': seconds(stateChanged),
    'printer-state-change-date-time': new Date(stateChanged),
    'queued-job-count': printer.open_jobs,
  };
}

export const momentary: readonly string[] = [
  'printer-is-accepting-jobs',
  'printer-state',
  'printer-state-reasons',
  'printer-up-time',
  'printer-current-time',
  'printer-state-change-time',
  'printer-state-change-date-time',
  'queued-job-count',
];
