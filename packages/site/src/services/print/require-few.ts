import { endOf } from '@hawser/core/ipp/attribute-bytes';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { ippRefusals } from '../../printing/ipp-refusals.ts';

/** As many jobs, subscriptions or names as are answered at once. */
const most = 1000;
/** Of a value: its tag, the length of no name, and its own. */
const shortest = 5;

/** Refuses a list of very many values, each of which would be looked for (RFC 8011, B.1.4.9). */
export function requireFew(operation: Attributes): void {
  const { names, starts } = operation.encoded;
  for (const [place, name] of names.entries()) {
    const length = endOf(operation.encoded, place) - (starts[place] ?? 0);
    // Nearly all are seen to be short without reading their values.
    if (length <= most * shortest || operation.values(name).length <= most) continue;
    throw ippRefusals('client-error-request-entity-too-large', { name, limit: `${most} values` });
  }
}
