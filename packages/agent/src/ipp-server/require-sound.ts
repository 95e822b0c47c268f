import type { Attributes } from '@hawser/core/ipp/attributes';
import { complaintAbout } from '@hawser/core/ipp/tables/complaint-about';
import { printerRefusals } from './printer-refusals.ts';

/** Refuses attributes that are there twice, or not as their syntax has them (RFC 8011, 4.1.7 and B.1.4). */
export function requireSound(attributes: Attributes): void {
  const twice = attributes.repeated();
  if (twice !== undefined) {
    throw printerRefusals('client-error-bad-request', { reason: `${twice} is there twice` });
  }
  for (const attribute of attributes) {
    const complaint = complaintAbout(attribute);
    if (complaint === undefined) continue;
    const { name, fault } = complaint;
    if (fault === 'length') {
      throw printerRefusals('client-error-request-value-too-long', { name });
    }
    const reason = `${name} is not as its syntax has it`;
    throw printerRefusals('client-error-bad-request', { reason });
  }
}
