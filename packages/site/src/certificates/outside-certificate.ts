import type { Clock } from '@hawser/core/clock';
import type { SitePlan } from '@hawser/core/site/site-plan';
import { readGivenServerCertificate } from '@hawser/core/site/given-server-certificate';
import type { ServerCertificate } from '@hawser/core/site/server-certificate';

/** The certificate from elsewhere that a plan names, if it names one. */
export async function outsideCertificate(
  { certificate: given }: Pick<SitePlan, 'certificate'>,
  clock: Clock,
): Promise<ServerCertificate | undefined> {
  if (given === undefined) return undefined;
  const { file: certificatePath, keyFile: keyPath, publicUrl } = given;
  return await readGivenServerCertificate({ certificatePath, keyPath, publicUrl, clock });
}
