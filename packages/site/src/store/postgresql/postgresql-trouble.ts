import { ConstraintViolation, type Constraint } from '../constraint-violation.ts';
import type { Trouble } from '../store-errors.ts';
import { NoAnswer } from './within-patience.ts';

/** What keeps the database as such from working; undefined for what only concerns one query. */
export function postgresqlTrouble(error: unknown): Trouble | undefined {
  if (error instanceof NoAnswer) return silent;
  const code = codeOf(error);
  const known = code === undefined ? undefined : (troubles.get(code) ?? ofClass(code));
  if (known !== undefined) return known;
  return error instanceof Error
    ? messages.find(([message]) => message.test(error.message))?.[1]
    : undefined;
}

/** Whether the same transaction may succeed when it is tried again. */
export function isContention(error: unknown): boolean {
  const code = codeOf(error);
  return code === '40001' || code === '40P01';
}

/** The violation of a constraint as such; anything else as it is. */
export function toldByPostgresql(error: unknown): unknown {
  const constraint = constraints.get(codeOf(error) ?? '');
  return constraint === undefined || !(error instanceof Error)
    ? error
    : new ConstraintViolation(constraint, error.message, { cause: error });
}

function codeOf(error: unknown): string | undefined {
  // Where a name has several addresses, each has failed for its own reason.
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

const seeServer = 'See that the database server runs and can be reached from here.';
const silent: Trouble = { reason: 'its server does not answer', mend: seeServer };
const broken: Trouble = { reason: 'the connection broke', mend: seeServer };

// What pg says by itself has no code.
const messages: readonly (readonly [RegExp, Trouble])[] = [
  [/^Connection terminated|is not queryable$/, broken],
  [/^timeout (?:expired|exceeded)/, silent],
  [
    /SSL connection/,
    {
      reason: 'no encrypted connection to its server comes about',
      mend: 'Correct sslmode in -Database, or turn on TLS at the server.',
    },
  ],
];

// https://www.postgresql.org/docs/18/errcodes-appendix.html
function ofClass(code: string): Trouble | undefined {
  return code.length === 5 ? classes.get(code.slice(0, 2)) : undefined;
}

const classes = new Map<string, Trouble>([
  ['08', broken],
  [
    '28',
    {
      reason: 'it does not let the site in',
      mend: 'Correct the user in -Database, or the password in the file of -DatabasePasswordFile.',
    },
  ],
  ['53', { reason: 'its server lacks room', mend: 'Give the server memory, disk or connections.' }],
  ['58', { reason: 'its server failed', mend: 'See the log of the database server.' }],
]);

const restarting: Trouble = { reason: 'its server is being stopped or started', mend: seeServer };

const troubles = new Map<string, Trouble>([
  ['57P01', restarting],
  ['57P02', restarting],
  ['57P03', restarting],
  ['57P05', restarting],
  ['53100', { reason: 'the disk of its server is full', mend: 'Make room there.' }],
  ['53300', { reason: 'its server has no connection left', mend: 'Let it have more of them.' }],
  [
    '25006',
    { reason: 'it can only be read', mend: 'Name the primary server, or make it writable.' },
  ],
  [
    '25P03',
    { reason: 'the site took too long', mend: 'Look at the load of the machine of the site.' },
  ],
  [
    '3D000',
    {
      reason: 'its server has no such database',
      mend: 'Create it on the server, or correct its name in -Database.',
    },
  ],
  [
    '42501',
    {
      reason: 'its user may not do there what the site needs',
      mend: 'Let the user own the database, or grant it usage and create on the schema public.',
    },
  ],
  ['ENOENT', { reason: 'there is no such socket', mend: seeServer }],
  ['ECONNREFUSED', { reason: 'nothing listens there', mend: seeServer }],
  ['ECONNRESET', broken],
  ['EPIPE', broken],
  ['ENOTFOUND', { reason: 'no name server knows its host', mend: seeServer }],
  ['EAI_AGAIN', { reason: 'no name server answers', mend: seeServer }],
  ['ETIMEDOUT', { reason: 'its server does not answer', mend: seeServer }],
  ['EHOSTUNREACH', { reason: 'no way leads to its server', mend: seeServer }],
  ['ENETUNREACH', { reason: 'no way leads to its server', mend: seeServer }],
]);

const constraints = new Map<string, Constraint>([
  ['23502', 'not-null'],
  ['23503', 'foreign-key'],
  ['23505', 'unique'],
  ['23514', 'check'],
]);
