import { errorTable } from '../errors.ts';

/** What can be in the way of a site in a data folder. */
export const siteFolderErrors = errorTable('site-folder', {
  held: {
    kind: 'conflict',
    message: 'A site runs in {folder} already: process {pid} since {started}, at {url}.',
    hint: 'Stop it first: hawser stop-site -DataFolder {quoted}. For a second site, give another folder by -DataFolder and another port by -Listen.',
  },
  'held-unknown': {
    kind: 'conflict',
    message: 'A site is starting or stopping in {folder}, or runs there under another user.',
    hint: 'Repeat the command in a moment; if it stays, see who has the file {lock} open: fuser {lock}',
  },
  exposed: {
    kind: 'denied',
    message:
      'The data folder {folder} holds secrets, but others on this machine have rights to it (mode {mode}).',
    hint: 'Take them away: chmod 700 {quoted}',
  },
  foreign: {
    kind: 'denied',
    message: 'The data folder {folder} belongs to another user (user number {owner}).',
    hint: 'Run the command as that user, or give a folder of your own by -DataFolder.',
  },
  unusable: {
    kind: 'failed',
    message: 'The data folder {folder} cannot be used: {reason}.',
    hint: '{mend}',
  },
  'database-lost': {
    kind: 'failed',
    message: 'The database {path} of this site is not there any more, or is empty.',
    hint: 'Mount its disk, or put the file back. If it is lost, restore a backup into another data folder: hawser restore-site FILE -DataFolder FOLDER. To begin here with an empty site, move {admin} away.',
  },
  restoring: {
    kind: 'conflict',
    message: 'A restore into {folder} was not finished.',
    hint: 'Repeat it with the same backup: hawser restore-site FILE. It goes on from where it was.',
  },
  taken: {
    kind: 'conflict',
    message: 'There is a site in {folder} already. Nothing was restored.',
    hint: 'Give another folder by -DataFolder, or move this one away.',
  },
  empty: {
    kind: 'not-found',
    message: 'There is no site in {folder}.',
    hint: 'Start one: hawser start-site. If it is in another folder, name that by -DataFolder.',
  },
});
