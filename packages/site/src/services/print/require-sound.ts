import type { Attributes } from '@hawser/core/ipp/attributes';
import { complaintAbout } from '@hawser/core/ipp/tables/complaint-about';
import { ippRefusals } from '../../printing/ipp-refusals.ts';

/** Refuses attributes that are there twice, or not as their syntax has them (RFC 8011, 4.1.7 and B.1.4). */
export function requireSound(attributes: Attributes): void {
  const twice = attributes.repeated();
  if (twice !== undefined) {
    throw ippRefusals('client-error-bad-request', { reason: `${twice} is there twice` });
  }
  for (const attribute of attributes) {
    const complaint = complaintAbout(attribute);
    if (complaint === undefined) continue;
    const { name, fault } = complaint;
    if (fault === 'length') throw ippRefusals('client-error-request-value-too-long', { name });
    throw ippRefusals('client-error-bad-request', { reason: reasons[fault](name) });
  }
}

const reasons = {
  type: (name: string) => `${name} has a value of a wrong syntax`,
  several: (name: string) => `${name} has more than one value`,
  range: (name: string) => `${name} is out of its range`,
} as const;
