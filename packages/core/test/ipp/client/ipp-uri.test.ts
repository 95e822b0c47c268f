import { expect, it } from 'vitest';
import { readIppUri, targetPath } from '../../../src/ipp/client/ipp-uri.ts';

it.each([
  ['ipp://printer.example/ipp/print', false, 'printer.example', 631, '/ipp/print'],
  ['ipps://printer.example/ipp/print', true, 'printer.example', 631, '/ipp/print'],
  ['IPPS://Printer.Example:8443', true, 'printer.example', 8443, '/'],
  // Ports that go without saying on the web do not here.
  ['ipps://printer.example:443/p?x=1', true, 'printer.example', 443, '/p?x=1'],
  ['ipp://printer.example:80/', false, 'printer.example', 80, '/'],
  ['ipp://[::1]:8631/p', false, '::1', 8631, '/p'],
  ['ipp://drücker.example/p', false, 'xn--drcker-4ya.example', 631, '/p'],
])('%s leads to a printer', (uri, encrypted, host, port, path) => {
  expect(readIppUri(uri)).toEqual({ encrypted, host, port, path });
});

it.each([
  ['http://printer.example/', 'it does not begin with ipp:// or ipps:// and a host'],
  ['ipp:///ipp/print', 'it does not begin with ipp:// or ipps:// and a host'],
  ['ipp://printer.example:0/', 'it has the port 0'],
  ['ipp://printer.example:99999/', 'it is not written as a URI'],
  ['ipp://printer.example/#top', 'it has a fragment'],
  [`ipp://printer.example/${'x'.repeat(1100)}`, 'it has over 1023 characters'],
])('%s does not', (uri, reason) => {
  expect(() => readIppUri(uri)).toThrow(reason);
});

it('a password in an address is refused, and not told of', () => {
  expect(() => readIppUri('ipp://ada:correct%20horse@printer.example/')).toThrow(
    'The address ipp://printer.example/ is none of a printer: a user name and a password do not belong into it.',
  );
});

it('another address is reached only where it is at the same place', () => {
  const address = readIppUri('ipps://site.example/ecp/printers/1');
  expect(targetPath(address, 'ipps://site.example:631/ecp/system')).toBe('/ecp/system');
  for (const uri of [
    'ipp://site.example/x',
    'ipps://site.example:8631/x',
    'ipps://else.example/x',
  ]) {
    expect(() => targetPath(address, uri)).toThrow('it does not lead to site.example, port 631');
  }
});
