import type { Attributes } from '@hawser/core/ipp/attributes';
import { printerRefusals } from './printer-refusals.ts';

/** The job that a request is about: by its URI, or by the printer's and its number (RFC 8011, 4.3). */
export function jobNumber(operation: Attributes): number {
  const uri = operation.uri('job-uri');
  const id = uri === undefined ? operation.integer('job-id') : Number(/\d+$/.exec(uri)?.[0] ?? 0);
  if (id !== undefined) return id;
  throw printerRefusals('client-error-bad-request', { reason: 'it names no job' });
}
