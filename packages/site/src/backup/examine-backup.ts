import type { BackupHeader } from './archive/header.ts';
import type { Totals } from './archive/totals.ts';
import { BackupFile } from './backup-file.ts';
import type { OnProgress } from './progress.ts';

/** What is known of a backup that was read to its end, and found whole. */
export interface Examined {
  readonly header: BackupHeader;
  readonly totals: Totals;
  /** Of all of it but its last 32 bytes, which say the same. */
  readonly sha256: string;
  readonly settings: string;
}

/** An examined backup, with what opens its keys. */
export interface Verified extends Examined {
  readonly headerBytes: Buffer;
  readonly sealedKeys: Buffer | undefined;
}

interface Examining {
  readonly progress?: OnProgress | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Reads the whole backup; throws when anything of it is missing or was altered. */
export async function examineBackup(path: string, examining: Examining = {}): Promise<Examined> {
  const file = await BackupFile.open(path);
  try {
    const { header, totals, sha256, settings } = await verify(file, examining);
    return { header, totals, sha256, settings };
  } finally {
    await file.close();
  }
}

export async function verify(file: BackupFile, { progress, signal }: Examining): Promise<Verified> {
  let header: BackupHeader | undefined;
  let headerBytes = Buffer.alloc(0);
  let settings = '';
  let sealedKeys: Buffer | undefined;
  for await (const part of file.parts({ phase: 'verifying', progress, signal })) {
    if (part.kind === 'header') {
      header = part.header;
      headerBytes = Buffer.from(part.payload);
    } else if (part.kind === 'settings') {
      settings = part.text;
    } else if (part.kind === 'keys') {
      sealedKeys = Buffer.from(part.sealed);
    } else if (part.kind === 'end' && header !== undefined) {
      const { totals, sha256 } = part;
      return { header, headerBytes, totals, sha256, settings, sealedKeys };
    }
  }
  throw new Error('a backup was read to its end, and had none');
}
