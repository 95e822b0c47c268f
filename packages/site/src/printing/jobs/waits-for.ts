import type { Clock } from '@hawser/core/clock';
import { hinderingReasons, reasonsInWords } from '@hawser/core/printing/printer-reasons';
import { shownTime } from '@hawser/core/shown-time';
import { standingOf } from '../../store/mutations/printing/job-row.ts';
import type { Store } from '../../store/store.ts';
import type { PrintJobTable } from '../../store/tables/print-job.ts';
import { keptGroup } from '../kept-group.ts';
import {
  type JobWaits,
  jobWaitsAt,
  mostAhead,
  type PrinterWaits,
  printerWaits,
  type ServingDevice,
} from './printer-waits.ts';

/** Finds out what jobs wait for; what is known of a printer is looked up once for all that it has. */
export function waitsOf(
  store: Pick<Store, 'read'>,
  { now }: Pick<Clock, 'now'>,
): (job: PrintJobTable) => Promise<string | null> {
  const known = new Map<string, Promise<PrinterWaits>>();
  return async (job) => {
    const { state } = standingOf(job);
    if (!ofPrinter.has(state)) return waitsFor(job);
    const at = known.get(job.printer) ?? printerWaits(store, job.printer, now());
    known.set(job.printer, at);
    return waitsFor(job, {
      ...(await at),
      ...(state === 'fetchable' ? await jobWaitsAt(store, job) : {}),
    });
  };
}

/** These wait for what is not in their rows. */
const ofPrinter: ReadonlySet<string> = new Set([
  'waiting',
  'fetchable',
  'acknowledged',
  'spooling',
  'printing',
  'stopped',
]);

type Known = Partial<PrinterWaits & JobWaits>;

/** What has to happen before a job goes on; null where nothing has to. All who show a job say it so. */
function waitsFor(job: PrintJobTable, known: Known = {}): string | null {
  const { state, holds } = standingOf(job);
  switch (state) {
    case 'incoming':
    case 'arriving':
      return 'its documents';
    case 'held':
      return holds.map((hold) => heldFor(hold, job)).join(', and ');
    case 'waiting':
      return `the printer, which ${known.pausedBy ?? 'somebody'} has paused`;
    case 'fetchable':
      return forDevice(known);
    case 'acknowledged':
    case 'spooling':
    case 'printing':
      return forHolder(job, known) ?? forHelp(known);
    case 'stopped':
      return (
        forHolder(job, known) ?? forPrinter(known, saidBy(job)) ?? 'the printer, which has stopped'
      );
    case 'suspended':
      return 'somebody who resumes it';
    case 'stopping':
      return 'its device, which is to stop';
    case 'possibly-printed':
      return 'somebody who looks whether it is printed';
    default:
      return null;
  }
}

function heldFor(
  hold: 'until' | 'new-jobs' | 'password',
  { hold_until: until }: Pick<PrintJobTable, 'hold_until'>,
): string {
  if (hold === 'password') return 'its PIN';
  if (hold === 'new-jobs') return 'an operator who releases it';
  return until === null ? 'somebody who resumes it' : shownTime(until);
}

function forDevice({ devices = [], refusedBy = new Set(), ahead = 0, ...known }: Known): string {
  if (devices.length === 0) return 'a connector: nobody serves this printer';
  const able = devices.filter(({ uuid }) => !refusedBy.has(uuid));
  if (able.length === 0) return `a connector that can print it: ${named(devices)} cannot`;
  const there = able.filter(({ isAway }) => !isAway);
  if (there.length === 0) return offline(able);
  const stopped = forPrinter(known, '');
  if (stopped !== undefined) return stopped;
  const [only, ...others] = there;
  if (only?.isConnector === true && others.length === 0 && hasNoRoom(known)) {
    return `room on the disk of the connector ${only.name}`;
  }
  if (ahead >= mostAhead) return `its turn: at least ${mostAhead} jobs are before it`;
  if (ahead > 0) return `its turn: ${ahead} ${ahead === 1 ? 'job is' : 'jobs are'} before it`;
  const isConnector = there.every((device) => device.isConnector);
  return `${isConnector ? 'the connector' : 'the device'} ${named(there)}, which fetches it`;
}

/** Who has the job, where that is away: what was said of the printer before need not be so any more. */
function forHolder(
  { lease_device: holder }: Pick<PrintJobTable, 'lease_device'>,
  { devices = [] }: Known,
): string | undefined {
  const away = devices.find(({ uuid, isAway }) => uuid === holder && isAway);
  return away === undefined ? undefined : offline([away]);
}

/** A printer that has the job, or is to get it, and wants something before it prints. */
function forHelp({ reasons = [] }: Known): string | null {
  const why = reasonsInWords(hinderingReasons(reasons));
  return why === '' ? null : `the printer: ${why}`;
}

/** As a connector says that takes no jobs before there is. */
function hasNoRoom({ reasons = [] }: Known): boolean {
  return reasons.includes('spool-area-full-warning');
}

function offline(devices: readonly ServingDevice[]): string {
  const since = ({ awaySince }: ServingDevice): string => `offline since ${shownTime(awaySince)}`;
  const [only, ...others] = devices;
  if (only !== undefined && others.length === 0) {
    return `the connector ${only.name}, ${since(only)}`;
  }
  return `a connector: ${devices.map((each) => `${each.name} is ${since(each)}`).join(', ')}`;
}

function named(devices: readonly ServingDevice[]): string {
  return devices.map(({ name }) => name).join(' or ');
}

/** Why a printer does not print; undefined where it does, for all that is known. */
function forPrinter({ stopped }: Known, said: string): string | undefined {
  const why = stopped === undefined ? '' : reasonsInWords(stopped);
  if (why !== '') return `the printer: ${why}`;
  if (said !== '') return `the printer, which has stopped: ${said}`;
  return stopped === undefined ? undefined : 'the printer, which has stopped';
}

/** What a device says of why it has stopped. */
function saidBy({ device_says: says }: Pick<PrintJobTable, 'device_says'>): string {
  const said = keptGroup(says);
  const reasons = said?.keywords('output-device-job-state-reasons') ?? [];
  return (
    said?.text('output-device-job-state-message') ??
    reasonsInWords(reasons.filter((reason) => reason !== 'printer-stopped'))
  );
}
