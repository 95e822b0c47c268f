import { errorTable } from '../errors.ts';

/** What can be wrong with a file. `{reason}` and `{mend}` come from what the system said. */
export const fileErrors = errorTable('file', {
  unreadable: {
    kind: 'failed',
    message: '{path} cannot be read: {reason}.',
    hint: '{mend}',
  },
  unwritable: {
    kind: 'failed',
    message: '{path} cannot be written: {reason}. What it held is unchanged.',
    hint: '{mend}',
  },
  exists: {
    kind: 'conflict',
    message: '{path} is there already. It is unchanged.',
    hint: 'Name another file, or move that one away; where the command takes -Force, that writes over it.',
  },
  unsynced: {
    kind: 'failed',
    message: '{path} was changed, but a power cut may undo it: {reason}.',
    hint: '{mend}',
  },
  'not-a-file': {
    kind: 'failed',
    message: '{path} is not a file, but {what}.',
    hint: 'Move it away, then repeat the command.',
  },
  'too-large': {
    kind: 'failed',
    message: '{path} is larger than {limit} bytes, which is more than it may hold.',
    hint: 'Hawser did not write it so. Move it away, or put back a copy from before.',
  },
  overfull: {
    kind: 'conflict',
    message: '{path} would become larger than {limit} bytes. What it held is unchanged.',
    hint: 'Remove from it what is no longer needed, then repeat the command.',
  },
  malformed: {
    kind: 'failed',
    message: '{path} is not valid JSON: {reason}.',
    hint: 'Correct it by hand, or move it away to start without it; Hawser leaves it as it is.',
  },
  'wrong-shape': {
    kind: 'failed',
    message: '{path} does not hold what it should: {reason}.',
    hint: 'Correct it by hand, or move it away to start without it; Hawser leaves it as it is.',
  },
  exposed: {
    kind: 'denied',
    message: '{path} holds secrets, but others on this machine have rights to it (mode {mode}).',
    hint: 'Take them away: chmod 600 {quoted}',
  },
  foreign: {
    kind: 'denied',
    message: '{path} holds secrets, but belongs to another user (user number {owner}).',
    hint: 'If it is yours, take it over as an administrator: chown {user} {quoted}',
  },
  locked: {
    kind: 'conflict',
    message: '{path} is in use by another Hawser process; waited {seconds} seconds for it.',
    hint: 'See which process has {lock} open (fuser {lock}), wait for it or end it, then repeat the command.',
  },
  'no-lock': {
    kind: 'failed',
    message: '{path} cannot be changed, because its lock {lock} cannot be taken: {reason}.',
    hint: '{mend}',
  },
  'not-a-lock': {
    kind: 'failed',
    message: '{path} cannot be changed, because {lock} is not a lock file of Hawser.',
    hint: 'See what it is, and remove it or move it away, then repeat the command.',
  },
});

/** What the system said, in words, and what helps. */
export function troubleOf(error: unknown): { reason: string; mend: string } {
  const code = codeOf(error);
  const [reason, mend] = troubles.get(code) ?? [];
  return {
    reason: reason ?? (code === '' ? String(error) : `the system says ${code}`),
    mend: mend ?? 'Look at the disk that it is on, then repeat the command.',
  };
}

/** The system's name for the failure, as ENOENT, or nothing. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

const rights = 'Give your user the right to it, or run as the user that it belongs to.';
const room = 'Make room, then repeat the command.';
const elsewhere =
  'Use another folder (for what Hawser keeps: HAWSER_HOME names it), then repeat the command.';

const troubles = new Map<string, readonly [reason: string, mend: string]>([
  ['EACCES', ['your user may not', rights]],
  ['EPERM', ['your user may not', rights]],
  ['EROFS', ['the file system is read-only', elsewhere]],
  ['ENOSPC', ['the disk is full', room]],
  ['EFBIG', ['your user may not write files of that size', room]],
  ['EDQUOT', ['your share of the disk is used up', room]],
  ['EISDIR', ['it is a folder', 'Move the folder away, then repeat the command.']],
  ['ENOTDIR', ['a part of the path is a file, not a folder', elsewhere]],
  ['EEXIST', ['a part of the path is a file, not a folder', elsewhere]],
  ['ENOENT', ['its folder is not there', 'Create the folder, then repeat the command.']],
  ['ELOOP', ['its symbolic links lead in a circle', 'Mend the links, then repeat the command.']],
]);
