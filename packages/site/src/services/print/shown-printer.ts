import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { isStopped, printerReasons } from '../../store/mutations/printing/printer-standing.ts';
import { keptGroup } from '../../printing/kept-group.ts';
import type { KnownPrinter } from '../../printing/known-printers.ts';
import { seconds } from './shown-job.ts';

/** What people read in their own programs. */
const nobody = 'Nobody prints for this printer now: its connector is away, or it has none.';

/** What the site says of a printer that is otherwise from one moment to the next. */
export function shownPrinter(printer: KnownPrinter, now: number): GivenAttributes {
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
    'printer-state-message':
      printer.devicesThere === 0
        ? nobody
        : keptGroup(printer.attributes)?.text('printer-state-message'),
    'printer-up-time': seconds(now),
    'printer-current-time': new Date(now),
    'printer-state-change-time': seconds(stateChanged),
    'printer-state-change-date-time': new Date(stateChanged),
    'queued-job-count': printer.open_jobs,
  };
}
