import type { BackupHeader } from './archive/header.ts';
import { BackupFile } from './backup-file.ts';

export interface BackupSettings {
  readonly text: string;
  /** Whether the blobs are in the backup, or only their list. */
  readonly blobs: BackupHeader['blobs'];
}

/** The settings in a backup, which is not known to be whole yet. */
export async function readBackupSettings(
  path: string,
  signal?: AbortSignal,
): Promise<BackupSettings> {
  const file = await BackupFile.open(path);
  try {
    let blobs: BackupHeader['blobs'] = 'contents';
    const parts = file.parts({ phase: 'verifying', progress: undefined, signal });
    for await (const part of parts) {
      if (part.kind === 'header') ({ blobs } = part.header);
      if (part.kind === 'settings') return { text: part.text, blobs };
    }
    return { text: '', blobs };
  } finally {
    await file.close();
  }
}
