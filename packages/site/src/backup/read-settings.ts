import { BackupFile } from './backup-file.ts';

/** The settings in a backup, which is not known to be whole yet. */
export async function readBackupSettings(path: string, signal?: AbortSignal): Promise<string> {
  const file = await BackupFile.open(path);
  try {
    const parts = file.parts({ phase: 'verifying', progress: undefined, signal });
    for await (const part of parts) {
      if (part.kind === 'settings') return part.text;
    }
    return '';
  } finally {
    await file.close();
  }
}
