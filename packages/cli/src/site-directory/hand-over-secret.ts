import { saveText } from '@hawser/core/files/save-text';
import { requireNewFiles } from '../site-administrators/new-files.ts';

/** What a command shows of a new secret. */
interface Shown {
  readonly secret: string | null;
  readonly secretPath: string | null;
}

/** Throws where the file for a secret cannot be made, before there is a secret that would be lost. */
export async function requirePlace(secretPath: string | undefined): Promise<void> {
  if (secretPath !== undefined) await requireNewFiles([secretPath]);
}

/** Puts the secret where it is to go: into its file, or in front of whoever has asked for it. */
export async function handOver(
  secret: string | null,
  secretPath: string | undefined,
): Promise<Shown> {
  if (secret === null || secretPath === undefined) return { secret, secretPath: null };
  await saveText(secretPath, `${secret}\n`);
  return { secret: null, secretPath };
}
