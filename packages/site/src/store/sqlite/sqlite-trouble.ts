import { ConstraintViolation, type Constraint } from '../constraint-violation.ts';
import type { Trouble } from '../store-errors.ts';

/** The database is not there any more, or not the one it was. */
export class DatabaseLost extends Error {}

/** What keeps the database as such from working; undefined for what only concerns one query. */
export function sqliteTrouble(error: unknown): Trouble | undefined {
  if (error instanceof DatabaseLost) return { reason: error.message, mend: putBack };
  const code = errcodeOf(error);
  const [reason, mend] = troubles.get((code ?? 0) & 0xff) ?? [];
  return reason === undefined || mend === undefined ? undefined : { reason, mend };
}

/** The violation of a constraint as such; anything else as it is. */
export function toldBySqlite(error: unknown): unknown {
  const constraint = constraints.get(errcodeOf(error) ?? 0);
  return constraint === undefined || !(error instanceof Error)
    ? error
    : new ConstraintViolation(constraint, error.message, { cause: error });
}

function errcodeOf(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode
    : undefined;
}

const look = 'Look at the disk that it is on.';
const putBack = 'Put the file back, with those beside it of the same name, or restore a backup.';

// https://www.sqlite.org/rescode.html
const troubles = new Map<number, readonly [reason: string, mend: string]>([
  [5, ['another process holds it', 'See which one has it open, and end it.']],
  [6, ['another connection holds it', 'Repeat it.']],
  [7, ['there is not enough memory', 'Give the machine more memory, or end other programs.']],
  [8, ['it can only be read', 'Make its file and its folder writable.']],
  [10, ['the disk failed', look]],
  [11, ['its file is damaged', 'Restore a backup.']],
  [13, ['the disk is full', 'Make room.']],
  [14, ['its file cannot be opened', putBack]],
  [15, ['it is locked in an unknown way', look]],
  [26, ['its file is no database', putBack]],
]);

const constraints = new Map<number, Constraint>([
  [275, 'check'],
  [787, 'foreign-key'],
  [1299, 'not-null'],
  [1555, 'unique'],
  [2067, 'unique'],
]);
