import { errorTable } from '@hawser/core/errors';

/** Why something was not kept, or not found. */
export const storeErrors = errorTable('store', {
  unavailable: {
    kind: 'unreachable',
    message: 'The database {database} does not do its work: {reason}.',
    hint: '{mend} The site goes on by itself then; whatever was asked for may be repeated.',
  },
  'not-opened': {
    kind: 'unreachable',
    message: 'The database {database} cannot be opened: {reason}.',
    hint: '{mend} Then start the site again.',
  },
  overloaded: {
    kind: 'unreachable',
    message: 'The database {database} has {most} changes waiting already.',
    hint: 'Repeat it in a few seconds. If that stays so, look at the load and the disk of the site.',
  },
  contended: {
    kind: 'unreachable',
    message: 'Others changed the same things in {database} each of {attempts} times it was tried.',
    hint: 'Repeat it in a few seconds.',
  },
  closed: {
    kind: 'unreachable',
    message: 'The site is being stopped.',
    hint: 'Repeat it once the site runs again.',
  },
  newer: {
    kind: 'failed',
    message:
      'The database {database} was written by a newer Hawser: its schema is {found}, and this one knows {known}.',
    hint: 'Start it with the newer Hawser, or restore a backup from before. It is unchanged.',
  },
  'not-empty': {
    kind: 'conflict',
    message: 'The database {database} holds something already, in its table {table}.',
    hint: 'Name a database that does not exist yet or is empty. This one is unchanged.',
  },
  'not-loaded': {
    kind: 'failed',
    message: 'The database {database} could not be filled, and holds what it held: {reason}.',
    hint: '{mend} Then repeat the command.',
  },
  'bad-url': {
    kind: 'usage',
    message: 'There is no database at "{url}".',
    hint: 'Name a file, as file:///var/lib/hawser/site.db, or a server, as postgres://user@host/hawser.',
  },
  'blob-differs': {
    kind: 'conflict',
    message: 'There is already a blob "{name}", and it holds something else.',
    hint: 'Take another name, or delete that blob first.',
  },
});

/** What keeps a database from doing its work, and what helps; for the errors that tell of it. */
export interface Trouble {
  readonly reason: string;
  readonly mend: string;
}
