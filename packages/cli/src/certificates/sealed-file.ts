import { HawserError } from '@hawser/core/errors';
import type { CertificateFile } from '@hawser/core/pki/read-certificate-file';
import type { Secret } from '@hawser/core/secret';
import { readGivenFile } from './given-file.ts';

/** Reads a file that may want a password, which is asked for only where it does. */
export async function readSealedFile(
  path: string,
  given: Secret | undefined,
  ask: () => Promise<Secret>,
): Promise<CertificateFile> {
  const password = async (): Promise<string> => (given ?? (await ask())).reveal();
  if (given !== undefined) return await readGivenFile(path, password);
  // Many have none, and only trying tells.
  return await readGivenFile(path, async () => '').catch(async (error: unknown) => {
    const isSealed =
      error instanceof HawserError && error.code === 'certificate-file-wrong-password';
    if (!isSealed) throw error;
    return await readGivenFile(path, password);
  });
}
