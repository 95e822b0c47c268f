import type { Clock } from '@hawser/core/clock';
import type { SitePlan } from '@hawser/core/site/site-plan';
import { readGivenServerCertificate } from './given-server-certificate.ts';
import type { ServerCertificate } from './server-certificate.ts';

/** The certificate from elsewhere that a plan names, if it names one. */
export async function outsideCertificate(
  { certificate: given }: Pick<SitePlan, 'certificate'>,
  clock: Clock,
): Promise<ServerCertificate | undefined> {
  if (given === undefined) return undefined;
  const { file: certificatePath, keyFile: keyPath, publicUrl } = given;
  return await readGivenServerCertificate({ certificatePath, keyPath, publicUrl, clock });
}
