import { join } from 'node:path';
import { shownTime } from '@hawser/core/shown-time';
import { testClock } from '@hawser/core/clock';
import { storeErrors } from '../../src/store/store-errors.ts';
import { describe, expect, test } from 'vitest';
import { alertCheck } from '../../src/checks/alert-check.ts';
import { certificateCheck } from '../../src/checks/certificate-check.ts';
import { finding } from '../../src/checks/check.ts';
import { clockCheck } from '../../src/checks/clock-check.ts';
import { databaseCheck } from '../../src/checks/database-check.ts';
import { diskCheck } from '../../src/checks/disk-check.ts';
import { nameCheck } from '../../src/checks/name-check.ts';
import { premisesCheck } from '../../src/checks/premises-check.ts';
import { ldapErrors } from '../../src/directory-sync/ldap-errors.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const now = Date.UTC(2027, 3, 5);
const day = 86_400_000;

describe('the clock of the database', () => {
  test.each([
    [0, 'passed', 'its clock and that of the site agree'],
    [5000, 'passed', 'agree'],
    [-5000, 'passed', 'agree'],
    [6000, 'failed', 'its clock is 6 s ahead of that of the site'],
    [-3_600_000, 'failed', 'its clock is 3600 s behind that of the site'],
  ])('apart by %i ms: %s', async (apart, result, detail) => {
    const [found] = await clockCheck(testClock(now), async () => now + apart)();
    expect(found).toMatchObject({ result, detail: expect.stringContaining(detail) });
    expect(found?.hint === null).toBe(result === 'passed');
  });

  test('is that of the site where the database is in its process', async () => {
    const [found] = await clockCheck(testClock(now), async () => undefined)();
    expect(found).toMatchObject({ result: 'passed' });
  });
});

describe('the way to a database', () => {
  const presence = { tell: async () => undefined, lastSeen: async () => now };
  const found = async (url: string): Promise<readonly unknown[]> =>
    databaseCheck({ presence, clock: testClock(now), name: 'it', url: new URL(url) })();
  const kept = expect.objectContaining({ subject: 'writing', result: 'passed' });

  test.each([
    'file:///srv/site.db',
    'postgres://hawser@localhost/hawser',
    'postgres://hawser@127.0.0.1/hawser',
    'postgres://hawser@[::1]/hawser',
    'postgres://hawser@%2Fvar%2Frun%2Fpostgresql/hawser',
    'postgres://hawser@db.example.com/hawser?sslmode=verify-full',
    'postgres://hawser@db.example.com/hawser?ssl=true',
  ])('is nobody’s, or shut: %s', async (url) => {
    expect(await found(url)).toEqual([kept]);
  });

  test.each([
    ['postgres://hawser@db.example.com/hawser', 'not encrypted'],
    ['postgres://hawser@db.example.com/hawser?sslmode=disable', 'not encrypted'],
    ['postgres://hawser@127.evil.example/hawser', 'not encrypted'],
    ['postgres://hawser@localhost/hawser?host=db.example.com', 'connection to db.example.com'],
    ['postgres://hawser@db.example.com/hawser?sslmode=no-verify', 'not looked at'],
    [
      'postgres://hawser@db.example.com/hawser?sslmode=require&uselibpqcompat=true',
      'not looked at',
    ],
  ])('is told where somebody can be on it: %s', async (url, detail) => {
    const told = { subject: 'connection', result: 'warning' };
    expect(await found(url)).toEqual([
      kept,
      expect.objectContaining({ ...told, detail: expect.stringContaining(detail) }),
    ]);
  });
});

describe('a certificate', () => {
  const server = {
    use: 'server',
    name: 'site',
    issuer: 'CA',
    fingerprint: 'AB:CD',
    from: '',
    source: 'file',
  } as const;
  test.each([
    [server, 31, 'passed'],
    [server, 30, 'warning'],
    [server, 0, 'warning'],
    [server, -1, 'failed'],
    [{ ...server, source: 'automatic' }, 5, 'passed'],
    [{ ...server, source: 'automatic' }, -1, 'failed'],
    [{ ...server, use: 'admin', source: 'automatic' }, 10, 'warning'],
    [{ ...server, use: 'authority', source: 'automatic' }, -2, 'failed'],
  ] as const)('%j that ends in %i days: %s', async (facts, days, result) => {
    const until = new Date(now + days * day).toISOString();
    const [found] = await certificateCheck(async () => [{ ...facts, until }], testClock(now))();
    expect(found).toMatchObject({ result, detail: expect.stringContaining(shownTime(until)) });
    if (result !== 'passed') expect(found?.hint).toMatch(/\w/);
  });
});

describe('alerts', () => {
  const alert = {
    kind: 'lamp-ends',
    subject: 'x',
    name: 'lamp',
    level: '1 day',
    message: 'The lamp ends.',
    hint: '',
    since: '',
    replica: null,
  };
  test.each([
    [[], 'passed', 'there are none'],
    [['information'], 'passed', 'The lamp ends'],
    [['warning', 'information'], 'warning', 'The lamp ends; others: 1'],
    [['critical', 'warning', 'warning'], 'failed', 'The lamp ends; others: 2'],
  ] as const)('%j: %s', async (severities, result, detail) => {
    const all = severities.map((severity) => ({ ...alert, severity }));
    const found = await alertCheck({ all: async () => all })();
    expect(found).toMatchObject([{ result, detail }]);
    expect(found[0]?.hint === null).toBe(severities.length === 0);
  });
});

describe('a disk', () => {
  test('is looked at where the site writes, and a folder that is not there is told', async () => {
    const folder = await temporaryFolder();
    const found = await diskCheck({ data: folder, logs: join(folder, 'none') })();
    expect(found).toMatchObject([
      { subject: 'data', detail: expect.stringMatching(/free for the data in/) },
      { subject: 'logs', result: 'failed', hint: expect.stringMatching(/\w/) },
    ]);
  });
});

describe('a directory on the premises', () => {
  const read = { synced: '2027-04-05T00:00:00.000Z', users: 3, groups: 1, trouble: null };
  test.each([
    [{}, 'passed', 'people known from it: 3, groups: 1'],
    [{ synced: null, users: 0 }, 'passed', 'it lets the site in'],
    [{ users: 0 }, 'warning', 'nobody was found in it'],
    [{ trouble: 'Very many are gone.' }, 'warning', 'the last time: Very many are gone.'],
    [{ signInTrouble: 'It hangs.' }, 'warning', 'could not sign in there: It hangs.'],
    [{ leaving: '2026-01-01T00:00:00Z', url: 'away' }, 'warning', 'is being removed'],
    [{ url: 'away' }, 'failed', 'does not answer'],
  ])('%j: %s', async (differs, result, detail) => {
    const sources = {
      all: async () => [{ ...shown, leftOutFirst: [], ...read, ...differs }],
      async open(name: string): Promise<never> {
        if ('url' in differs) throw ldapErrors('unreachable', { name, url: 'away', reason: 'x' });
        return { async [Symbol.asyncDispose]() {} } as never;
      },
    };
    const [found] = await premisesCheck(sources)();
    expect(found).toMatchObject({ subject: 'ho', result, detail: expect.stringContaining(detail) });
    expect(found?.hint === null).toBe(result === 'passed');
  });

  const shown = {
    name: 'ho',
    kind: 'ldap',
    url: 'ldaps://dc.example.com',
    trustAnchor: null,
    bindName: 'cn=reader',
    userBase: 'dc=example',
    groupBase: 'dc=example',
    userFilter: null,
    groupFilter: null,
    everyMinutes: 15,
    leftOut: 0,
    signInTrouble: null,
    signInFailed: null,
    leaving: null,
    version: 1,
  } as const;
});

describe('the name that people reach a site by', () => {
  test.each([
    ['https://localhost:8443', 'passed', 'which is this machine'],
    ['https://127.0.0.1:8443', 'passed', 'it is an address'],
    ['https://[::1]:8443', 'passed', 'it is an address'],
    ['https://nowhere.invalid', 'failed', 'no name server knows it'],
  ])('%s: %s', async (url, result, detail) => {
    const [found] = await nameCheck(() => new URL(url))();
    expect(found).toMatchObject({ result, detail: expect.stringContaining(detail) });
  });
});

test('what a look throws is told, and what is a fault of Hawser is not hidden as one', async () => {
  const told = storeErrors('closed', {});
  expect(await finding('it', async () => Promise.reject(told))).toEqual({
    subject: 'it',
    result: 'failed',
    detail: told.message,
    hint: told.hint,
  });
  await expect(finding('it', async () => Promise.reject(new TypeError('x')))).rejects.toThrow('x');
});
