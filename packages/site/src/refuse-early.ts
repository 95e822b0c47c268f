import type { Clock } from '@hawser/core/clock';
import type { SitePlan } from '@hawser/core/site/site-plan';
import { outsideCertificate } from './certificates/outside-certificate.ts';
import { refuseTakenPorts } from './server/taken-ports.ts';

/** Throws for what can be known to be wrong before anything of a site is made. */
export async function refuseEarly(plan: SitePlan, clock: Clock): Promise<void> {
  await outsideCertificate(plan, clock);
  await refuseTakenPorts(plan);
}
