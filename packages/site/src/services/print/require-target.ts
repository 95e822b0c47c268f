import type { Attributes } from '@hawser/core/ipp/attributes';
import { ippRefusals } from '../../printing/ipp-refusals.ts';

/** Every request says what it is for, whatever URL it was sent to (RFC 8011, 4.1.5). */
export function requireTarget(operation: Attributes): void {
  if (operation.has('printer-uri') || operation.has('job-uri')) return;
  throw ippRefusals('client-error-bad-request', {
    reason: 'it has neither printer-uri nor job-uri',
  });
}
