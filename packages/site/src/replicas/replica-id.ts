import { randomUUID } from 'node:crypto';
import { readText } from '@hawser/core/files/read-text';
import { replaceText } from '@hawser/core/files/replace-text';

/** What tells this replica from the others; the same at every start of this data folder. */
export async function replicaId(path: string): Promise<string> {
  const kept = (await readText(path, { limit: 1024 }))?.trim();
  if (kept !== undefined && isUuid.test(kept)) return kept;
  const made = randomUUID();
  await replaceText(path, `${made}\n`);
  return made;
}

const isUuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
