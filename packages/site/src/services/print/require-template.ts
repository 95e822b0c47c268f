import { endOf } from '@hawser/core/ipp/attribute-bytes';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import { requireSound } from './require-sound.ts';

/** It is kept with each job, and read with a thousand of them at once. */
const mostBytes = 64 * 1024;

/** Refuses what a client says of a job or document where it is not sound, or too much to be kept. */
export function requireTemplate(group: Attributes, tag: 'job' | 'document'): void {
  const { encoded } = group;
  const bytes = encoded.starts.reduce(
    (sum, start, place) => sum + endOf(encoded, place) - start,
    0,
  );
  if (bytes > mostBytes) throw tooLarge(tag);
  requireSound(group);
}

/** The same where it is put together of what was kept and what is new. */
export function requireKeepable(bytes: Uint8Array, tag: 'job' | 'document'): Uint8Array {
  if (bytes.length > mostBytes) throw tooLarge(tag);
  return bytes;
}

function tooLarge(tag: string): Error {
  return ippRefusals('client-error-request-entity-too-large', {
    name: `the group of ${tag} attributes`,
    limit: `${mostBytes / 1024} KiB`,
  });
}
