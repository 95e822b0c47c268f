import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { Secret, withoutSecrets } from '../src/secret.ts';

it('a secret shows itself nowhere but where it is revealed', () => {
  const secret = new Secret('hunter22');
  const shown = [String(secret), JSON.stringify({ secret }), inspect({ secret })];
  expect(shown.join(' ')).not.toContain('hunter22');
  expect(secret.reveal()).toBe('hunter22');
});

it('text is masked by value, also where JSON has escaped it', () => {
  const secret = new Secret('say "friend"\\');
  const line = JSON.stringify({ message: `the word is ${secret.reveal()}` });
  expect(withoutSecrets(line)).toBe('{"message":"the word is [secret]"}');
  expect(withoutSecrets(`x${secret.reveal()}y`)).toBe('x[secret]y');
});

it('short values are left alone, for they would mask innocent text', () => {
  void new Secret('on');
  expect(withoutSecrets('one moment')).toBe('one moment');
});
