import { open } from 'node:fs/promises';
import { codeOf } from './file-errors.ts';

/**
 * Brings the names in a folder to the disk; before that a rename may be undone by a power cut. Windows
 * cannot open a folder, and some network file systems cannot sync one; they need not.
 */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } catch (error) {
    if (!unsyncable.has(codeOf(error))) throw error;
  } finally {
    await folder.close();
  }
}

const unsyncable = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);
