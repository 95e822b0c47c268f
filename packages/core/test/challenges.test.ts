import { expect, it } from 'vitest';
import { readChallenges } from '../src/challenges.ts';

function shown(header: string): readonly unknown[] {
  return readChallenges(header).map(({ scheme, parameters }) => [
    scheme,
    Object.fromEntries(parameters),
  ]);
}

it('several challenges are told apart', () => {
  const header =
    'Negotiate, NTLM TlRMTVNTUAAC==, Basic realm="a, b=\\"c\\"" , Digest nonce = x,QOP=auth';
  expect(shown(header)).toEqual([
    ['negotiate', {}],
    ['ntlm', {}],
    ['basic', { realm: 'a, b="c"' }],
    ['digest', { nonce: 'x', qop: 'auth' }],
  ]);
});

it.each([
  ['nothing', ''],
  ['something unreadable', '="'],
  ['something too long', `Basic realm="${'x'.repeat(9000)}"`],
])('of %s nothing is read', (_, header) => {
  expect(shown(header)).toEqual([]);
});

it('what follows something unreadable is left out', () => {
  expect(shown('Basic realm="x", "y", Bearer')).toEqual([['basic', { realm: 'x' }]]);
});
