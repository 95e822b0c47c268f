import { expect, test } from 'vitest';
import { tokenClaims } from '../../packages/cli/src/cloud-print/walk/token-claims.ts';
import { tokenTrouble } from '../../packages/cli/src/cloud-print/walk/token-trouble.ts';

const now = Date.UTC(2026, 10, 21, 8);
const taken = {
  issuers: ['https://login.example.com/tenant'],
  resource: 'https://print.example.com',
  now,
};
const good = {
  iss: 'https://login.example.com/tenant',
  aud: 'https://print.example.com',
  exp: now / 1000 + 60,
};

/** A token that says this, as whoever has it can read it. */
function troubleOf(said: object): string | undefined {
  const parts = [{ alg: 'RS256' }, { ...good, ...said }].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const claims = tokenClaims(`${parts.join('.')}.signature`);
  if (claims === undefined) throw new Error('the token cannot be read');
  return tokenTrouble(claims, taken)?.reason;
}

test('a slash at the end of an audience makes no difference', () => {
  expect(troubleOf({})).toBeUndefined();
  expect(troubleOf({ aud: ['other', 'https://print.example.com/'] })).toBeUndefined();
});

test.each([
  [
    'another audience',
    { aud: 'https://print.example.com/ecp' },
    'it is for https://print.example.com/ecp, and the site takes such as are for https://print.example.com',
  ],
  ['no audience', { aud: 7 }, 'it is for nothing that it names'],
  [
    'another issuer',
    { iss: 'https://login.example.com/b' },
    'it is of https://login.example.com/b, and the site takes those of https://login.example.com/tenant',
  ],
  [
    'an issuer with a slash',
    { iss: 'https://login.example.com/tenant/' },
    'with or without a slash at its end',
  ],
  ['an end in the past', { exp: now / 1000 - 60 }, 'it ended at 2026-11-21 07:59 UTC'],
  ['a beginning in the future', { nbf: now / 1000 + 600 }, 'it holds from 2026-11-21 08:10 UTC on'],
])('a token with %s is told to be that', (_, said, reason) => {
  expect(troubleOf(said)).toContain(reason);
});

test('what is no token that can be read is left alone', () => {
  for (const token of ['opaque', 'a.b.c', `a.${Buffer.from('null').toString('base64url')}.c`]) {
    expect(tokenClaims(token)).toBeUndefined();
  }
});
