import { expect, test } from 'vitest';
import { everywhereDevice } from '../../packages/site/test/services/print/conformance/everywhere-device.ts';
import { personWhoPrints } from '../../packages/site/test/services/print/person-who-prints.ts';
import { publishedPrinter } from '../../packages/site/test/services/print/published-printer.ts';
import { TestProxy } from '../../packages/site/test/services/print/test-proxy.ts';
import { ipp } from './package-ipp.ts';

type Told = Readonly<Record<string, unknown>>;

test('the package ipp prints at a site', async () => {
  const { site, id, printer } = await publishedPrinter({}, { printSignIn: 'password' });
  const { name, password } = await personWhoPrints(site, 'Printers.Use');
  const proxy = new TestProxy(printer);
  await proxy.begin(everywhereDevice);
  const { host, hostname, port } = new URL(site.site.running.url);
  // It hands all of this on to Node.js.
  const client = ipp.Printer({
    protocol: 'ipps:',
    host,
    hostname,
    port,
    path: `/ecp/printers/${id}`,
    auth: `${name}:${password}`,
    ca: site.address.trustAnchor,
  });
  const ask = async (...[operation, message]: [string, object?]): Promise<Told> => {
    const answered = Promise.withResolvers<Told>();
    client.execute(operation, message, (error, told) => {
      if (error) answered.reject(error);
      else answered.resolve(told);
    });
    return answered.promise;
  };
  const shown = await ask('Get-Printer-Attributes');
  expect(shown).toMatchObject({
    statusCode: 'successful-ok',
    'printer-attributes-tag': {
      'printer-name': 'Office',
      'printer-state': 'idle',
      'color-supported': true,
      'copies-supported': [1, 99],
    },
  });
  const document = Buffer.from('%PDF-1.4 \u0000\u00ff not text', 'latin1');
  const printed = await ask('Print-Job', {
    'operation-attributes-tag': { 'job-name': 'Letter', 'document-format': 'application/pdf' },
    'job-attributes-tag': { copies: 2, sides: 'two-sided-long-edge' },
    data: document,
  });
  expect(printed).toMatchObject({
    statusCode: 'successful-ok',
    'job-attributes-tag': { 'job-id': 1, 'job-state': 'pending' },
  });
  expect(await proxy.print(1)).toEqual([document]);
  const ended = await ask('Get-Job-Attributes', { 'operation-attributes-tag': { 'job-id': 1 } });
  expect(ended).toMatchObject({
    'job-attributes-tag': { 'job-state': 'completed', 'job-name': 'Letter', copies: 2 },
  });
});
