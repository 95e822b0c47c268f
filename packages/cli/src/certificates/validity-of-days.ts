import { systemClock } from '@hawser/core/clock';
import type { Validity } from '@hawser/core/pki/issued';

const day = 86_400_000;
/** As much earlier as a certificate begins before now: what refuses more than 398 days counts them from there. */
const begun = 6 * 60_000;

/** So many days from now on; not longer than who issues it. */
export function validityOfDays(days: number, longest = Infinity): Validity {
  const now = Math.floor(systemClock.now() / 1000) * 1000;
  const notAfter = new Date(Math.min(now + days * day - begun, longest));
  return { notBefore: new Date(now), notAfter };
}
