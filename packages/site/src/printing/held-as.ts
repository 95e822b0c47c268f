import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import type { DateTime } from '@hawser/core/ipp/values/date-time';
import { keptGroup } from './kept-group.ts';

/** The attributes of a job, with another word or time for how long it is held. */
export function heldAs(attributes: Uint8Array, until: string | DateTime): Uint8Array {
  const others = keptGroup(attributes)?.those((name) => !name.startsWith('job-hold-until'));
  const hold =
    typeof until === 'string' ? { 'job-hold-until': until } : { 'job-hold-until-time': until };
  const groups = [{ tag: 'job', attributes: [others ?? {}, hold] }] as const;
  return encodeMessage({ code: 0, requestId: 1, groups });
}
