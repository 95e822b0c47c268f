import type { Attributes } from '@hawser/core/ipp/attributes';
import { deviceIn, hopsIn } from '@hawser/core/printing/job/told-hops';
import type { Clock } from '@hawser/core/clock';
import type { Caller } from '../../access/caller.ts';
import type { HopsTold } from '../../store/mutations/printing/jobs/add-told-hops.ts';

/** What the device of whoever prints tells of the way of his job, with what it asks for. */
export function hopsOfOwner(
  operation: Attributes,
  { name }: Pick<Caller, 'name'>,
  { now }: Pick<Clock, 'now'>,
): { readonly told?: HopsTold } {
  const hops = hopsIn(operation);
  if (hops.length === 0) return {};
  const device = deviceIn(operation);
  // What it calls itself shows as said by him, so that it passes for nobody else.
  const who = device === undefined ? name : `${name} at ${device}`;
  return { told: { hops, heardAt: now(), who } };
}

/** The same of a device that has the job. */
export function hopsOfDevice(
  operation: Attributes,
  device: string,
  { now }: Pick<Clock, 'now'>,
): { readonly told?: HopsTold } {
  const hops = hopsIn(operation);
  return hops.length === 0 ? {} : { told: { hops, heardAt: now(), device } };
}
