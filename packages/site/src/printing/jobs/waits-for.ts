import { standingOf } from '../../store/mutations/printing/job-row.ts';
import type { PrintJobTable } from '../../store/tables/print-job.ts';
import { keptGroup } from '../kept-group.ts';

/** A device that prints for a printer, and how its connector stands. */
export interface ServingDevice {
  readonly name: string;
  /** Since when its connector is away; null where it is there, or is none of Hawser's. */
  readonly awaySince: string | null;
  readonly isAway: boolean;
  readonly hasRefused: boolean;
}

/** What has to happen before a job goes on; null where nothing has to. */
export function waitsFor(
  job: PrintJobTable,
  devices: readonly ServingDevice[] | undefined,
): string | null {
  const { state, holds } = standingOf(job);
  switch (state) {
    case 'incoming':
    case 'arriving':
      return 'its documents';
    case 'held':
      return holds.map((hold) => heldFor(hold, job)).join(', and ');
    case 'waiting':
      return 'the printer, which is paused';
    case 'fetchable':
      return devices === undefined ? 'a device' : forDevice(devices);
    case 'stopped':
      return ['the printer, which has stopped', saidBy(job)]
        .filter((text) => text !== '')
        .join(': ');
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
  return until === null ? 'somebody who resumes it' : new Date(until).toISOString();
}

function forDevice(devices: readonly ServingDevice[]): string {
  if (devices.length === 0) return 'a device: none prints for this printer';
  const able = devices.filter(({ hasRefused }) => !hasRefused);
  if (able.length === 0) return 'a device: those there are cannot print it';
  const there = able.filter(({ isAway }) => !isAway);
  if (there.length > 0) return `a device: ${there.map(({ name }) => name).join(', ')}`;
  const away = able.map(({ name, awaySince }) =>
    awaySince === null ? `${name} was never heard of` : `${name} is away since ${awaySince}`,
  );
  return `a device: ${away.join(', ')}`;
}

/** What a device says of why it has stopped. */
function saidBy({ device_says: says }: Pick<PrintJobTable, 'device_says'>): string {
  const said = keptGroup(says);
  return (
    said?.text('output-device-job-state-message') ??
    said
      ?.keywords('output-device-job-state-reasons')
      .filter((reason) => reason !== 'none')
      .join(', ') ??
    ''
  );
}
