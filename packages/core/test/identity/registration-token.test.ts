import { expect, test } from 'vitest';
import {
  newRegistrationSecret,
  readRegistrationToken,
  writtenRegistrationToken,
} from '../../src/identity/registration-token.ts';

const token = {
  secret: newRegistrationSecret(),
  authority: 'ab'.repeat(32),
  url: 'https://site.example.com:8444',
};
const written = writtenRegistrationToken(token);

test('a registration token is one word, and is read as it was written', () => {
  expect(written).toMatch(/^hawser-[\w-]{100,130}$/);
  expect(readRegistrationToken(`${written}\n`)).toEqual(token);
});

test.each([
  ['another word', 'hunter2', 'not-one'],
  ['a part of it', written.slice(0, -3), 'damaged'],
  [
    'one with a letter changed',
    written.replace(/(?<=.{30})./, (letter) => (letter === 'A' ? 'B' : 'A')),
    'damaged',
  ],
  ['nothing but its beginning', 'hawser-', 'damaged'],
  ['something endless', `hawser-${'A'.repeat(10_000)}`, 'not-one'],
])('%s is told from a token that is refused', (_, text, code) => {
  expect(() => readRegistrationToken(text)).toThrow(
    expect.objectContaining({ code: `registration-token-${code}` }),
  );
});
