import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { reasonsInWords } from '@hawser/core/printing/printer-reasons';
import type { PrinterAtWork } from './printer-operation.ts';
import { isStopping } from '../printer-troubles.ts';
import { secondsUp } from '../../ipp-server/seconds-up.ts';

const states = { idle: 3, processing: 4, stopped: 5 } as const;

/** What of a printer is otherwise from one moment to the next. */
export function shownPrinter({ queue, condition, clock, started }: PrinterAtWork): GivenAttributes {
  const now = clock.now();
  const { troubles, accepting } = condition.state;
  const isPrinting = queue.current !== undefined;
  const changed = Math.max(condition.changed, ...queue.jobs.map(lastChange));
  const reasons = troubles.map((each) => `${each}${suffixOf(each)}`);
  return {
    'printer-state':
      isPrinting && condition.isWell ? states.processing : idleState(condition.isWell),
    'printer-state-reasons': reasons.length === 0 ? 'none' : reasons,
    'printer-state-message': troubles.length === 0 ? 'All is well.' : inWords(reasons),
    'printer-state-change-time': secondsUp(changed, started),
    'printer-state-change-date-time': new Date(changed),
    'printer-is-accepting-jobs': accepting,
    'printer-up-time': secondsUp(now, started),
    'printer-current-time': new Date(now),
    'queued-job-count': queue.jobs.filter(({ isOver }) => !isOver).length,
  };
}

function idleState(isWell: boolean): number {
  return isWell ? states.idle : states.stopped;
}

function inWords(reasons: readonly string[]): string {
  const said = reasonsInWords(reasons);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

function suffixOf(trouble: Parameters<typeof isStopping>[0]): string {
  if (trouble === 'paused') return '';
  return isStopping(trouble) ? '-error' : '-warning';
}

function lastChange({ created, processing = 0, ended = 0 }: LastChange): number {
  return Math.max(created, processing, ended);
}

interface LastChange {
  readonly created: number;
  readonly processing: number | undefined;
  readonly ended: number | undefined;
}
