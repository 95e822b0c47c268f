/** How far it is. Rows are counted in rows; blobs, and a backup that is read, in bytes. */
export interface BackupProgress {
  readonly phase: 'rows' | 'blobs' | 'verifying' | 'restoring';
  readonly done: number;
  /** Where it is known before. */
  readonly total?: number;
}

export type OnProgress = (progress: BackupProgress) => void;
