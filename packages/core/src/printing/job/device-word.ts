import { ippJobStates } from '../ipp-states.ts';
import type { DeviceJobEvent } from './job-events.ts';

/** What a device says of a job in Update-Job-Status or Update-Active-Jobs. */
export interface DeviceWord {
  /** output-device-job-state. */
  readonly state?: number;
  /** job-impressions-completed. */
  readonly impressions?: number;
}

const ofJobState: ReadonlyMap<number, DeviceJobEvent> = new Map([
  [ippJobStates.pending, 'device-waits'],
  [ippJobStates['pending-held'], 'device-unsure'],
  [ippJobStates.processing, 'device-prints'],
  [ippJobStates['processing-stopped'], 'device-stopped'],
  [ippJobStates.canceled, 'device-canceled'],
  [ippJobStates.aborted, 'device-aborted'],
  [ippJobStates.completed, 'device-completed'],
]);

/** The event that a device's word means for the job; undefined where job-state has no such value. */
export function eventOfDeviceWord(word: DeviceWord): DeviceJobEvent | undefined {
  const { state, impressions = 0 } = word;
  const event = state === undefined ? 'device-renews' : ofJobState.get(state);
  if (event === undefined) return undefined;
  // Pages outweigh whatever else it says of itself.
  const quiet = event === 'device-renews' || event === 'device-waits';
  return impressions > 0 && quiet ? 'device-prints' : event;
}
