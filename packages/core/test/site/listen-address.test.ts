import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isEverywhere,
  isLoopback,
  parseListenAddress,
  writtenListenAddress,
} from '../../src/site/listen-address.ts';

const port = fc.integer({ min: 0, max: 65_535 });

describe('an address to listen at', () => {
  test('is read as it was written, whatever the host', () => {
    const host = fc.oneof(fc.constant(undefined), fc.ipV4(), fc.ipV6(), fc.domain());
    const property = fc.property(host, port, (name, number) => {
      const address = { host: name, port: number };
      expect(parseListenAddress(writtenListenAddress(address))).toEqual(address);
    });
    fc.assert(property);
  });

  test('may be that of every network of the machine', () => {
    const everywhere = ['8443', ':8443', '0.0.0.0:8443', '[::]:8443'];
    const some = ['127.0.0.1:8443', '[::1]:8443', 'localhost:8443', '192.0.2.10:8443'];
    const isSo = [...everywhere, ...some].map((text) => {
      const address = parseListenAddress(text);
      return address !== undefined && isEverywhere(address);
    });
    expect(isSo).toEqual([...everywhere.map(() => true), ...some.map(() => false)]);
  });

  test('may be a port alone', () => {
    fc.assert(
      fc.property(port, (number) => {
        expect(parseListenAddress(String(number))).toEqual({ host: undefined, port: number });
        expect(parseListenAddress(`:${number}`)).toEqual({ host: undefined, port: number });
      }),
    );
  });

  test.each([
    '',
    ':',
    '65536',
    '-1',
    '1.5',
    '0x50',
    ' 80',
    '80 ',
    '127.0.0.1',
    '[::1]',
    '::1:80',
    '[127.0.0.1]:80',
    '[nonsense]:80',
    'a b:80',
    'https://a:80',
    '[::1]:',
    '１２',
  ])('is not %j', (text) => expect(parseListenAddress(text)).toBeUndefined());

  test('whatever comes, it is read or refused', () => {
    const property = fc.property(fc.string(), (text) => {
      const { port: number = 0 } = parseListenAddress(text) ?? {};
      return number <= 65_535;
    });
    expect(fc.check(property).failed).toBe(false);
  });
});

describe('an address that only this machine reaches', () => {
  test.each(['localhost', '::1', '127.0.0.1', '127.255.0.3'])('is %s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  test.each([
    undefined,
    '0.0.0.0',
    '::',
    '10.0.0.1',
    '127.example.com',
    '127.0.0.1.example.com',
    '1127.0.0.1',
    'localhost.example.com',
  ])('is not %s', (host) => expect(isLoopback(host)).toBe(false));
});
