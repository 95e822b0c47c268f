import { testClock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { Secret } from '@hawser/core/secret';
import { describe, expect, test } from 'vitest';
import { Deadline } from '../../src/directory-sync/deadline.ts';
import { PremisesReader } from '../../src/directory-sync/premises-reader.ts';
import {
  bindResponse,
  type CannedDirectory,
  cannedDirectory,
  extendedResponse,
  result,
  type Said,
} from './canned-directory.ts';

/** The result of a search, with nobody in it and the cookie of another page. */
const emptyPage = Buffer.concat([
  Buffer.from('303202010365070a010004000400a02430220416', 'hex'),
  Buffer.from('1.2.840.113556.1.4.319'),
  Buffer.from('04083006020100040178', 'hex'),
]);
const startTlsDone = result(1, extendedResponse, 0);
const bound = result(2, bindResponse, 0);

/** What comes of looking for somebody. */
async function found(
  { ldaps, ldap, trustAnchor }: CannedDirectory,
  { encryption = 'ldaps', signal }: { encryption?: string; signal?: AbortSignal } = {},
): Promise<string> {
  const directory = {
    name: 'odd',
    kind: 'ldap',
    url: encryption === 'ldaps' ? ldaps : ldap,
    trustAnchor,
    bindName: 'cn=reader',
    userBase: 'dc=example',
    groupBase: 'dc=example',
    userFilter: null,
    groupFilter: null,
  } as const;
  try {
    await using reader = await PremisesReader.open(directory, new Secret('of the reader'), signal);
    const user = await reader.find({ key: 'ada', dn: 'uid=ada' });
    return user === undefined ? 'nobody' : user.dn;
  } catch (error) {
    if (error instanceof HawserError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

describe('a directory that hangs', () => {
  const hanging: readonly [string, string, Said, readonly Said[]][] = [
    ['before it encrypts', 'ldap', 'nothing', []],
    ['while it encrypts', 'ldap', startTlsDone, []],
    ['when somebody signs in', 'ldaps', 'nothing', ['nothing']],
    ['when it is searched', 'ldaps', 'nothing', [bound, 'nothing']],
  ];
  test.each(hanging)(
    '%s is left when patience is over',
    async (_, encryption, inTheClear, encrypted) => {
      const directory = await cannedDirectory(inTheClear, encrypted);
      const clock = testClock();
      using deadline = new Deadline(clock, 10_000);
      const outcome = found(directory, { encryption, signal: deadline.signal });
      while (directory.connections() === 0) await new Promise(setImmediate);
      await clock.advance(9999);
      const stillAsked = Promise.resolve('still asked');
      expect(await Promise.race([outcome, stillAsked])).toBe('still asked');
      await clock.advance(1);
      expect(await outcome).toMatch(/^ldap-unreachable: .* it takes longer than 10 s\.$/);
    },
  );
});

describe('whoever is between the site and a directory', () => {
  test('has nothing taken for its answer that he has put behind that to StartTLS', async () => {
    // The beginning of a bind that succeeds, to which what the directory says would be the end.
    const begun = Buffer.from('301a02010261150a01000400040e', 'hex');
    const refusing = [result(2, bindResponse, 49)];
    const directory = await cannedDirectory(Buffer.concat([startTlsDone, begun]), refusing);
    expect(await found(directory, { encryption: 'ldap' })).toContain('ldap-no-tls');
  });

  test('is not asked in the clear when he cuts the connection', async () => {
    const directory = await cannedDirectory(startTlsDone, [bound, 'end']);
    expect(await found(directory, { encryption: 'ldap' })).toContain('ldap-unreachable');
    expect(directory.connections()).toBe(1);
  });
});

describe('a directory that answers', () => {
  const referral = result(
    2,
    bindResponse,
    10,
    `a30f040d${Buffer.from('ldap://other/').toString('hex')}`,
  );
  const answers: readonly [string, readonly Said[], string][] = [
    ['that another one is to be asked', [referral], 'ldap-refers-elsewhere'],
    ['more than it may', [bound, Buffer.from('308408000000020103', 'hex')], 'more than 64 MiB'],
    ['with an empty page before others', [bound, emptyPage], 'an empty page in between'],
    ['in another language', [Buffer.from('HTTP/1.1 400 Bad Request')], 'is not LDAP'],
    ['without a length', [Buffer.from('3080020102', 'hex')], 'is not LDAP'],
  ];
  test.each(answers)('%s is not taken', async (_, encrypted, says) => {
    const directory = await cannedDirectory('nothing', encrypted);
    expect(await found(directory)).toContain(says);
    expect(directory.connections()).toBe(1);
  });
});
