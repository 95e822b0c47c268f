import { expect, test } from 'vitest';
import { groupOf, idsIn, publishedOffice } from './published-office.ts';

const document = Buffer.from('%PDF-1.4');

test('what the printer cannot do is told, and left out of the job or refuses it', async () => {
  const { client, job } = await publishedOffice();
  const wanted = {
    copies: 200,
    sides: 'two-sided-long-edge',
    'printer-resolution': { cross: 1, feed: 1, unit: 'dpi' },
    'media-col': { 'media-source': 'main' },
    'finishings-col': { 'finishing-template': 'staple' },
  } as const;
  const groups = [{ tag: 'job', attributes: wanted }] as const;
  const liberal = await client.ask('Print-Job', { groups, document });
  expect(liberal.status).toBe('successful-ok-ignored-or-substituted-attributes');
  const unsupported = groupOf(liberal, 'unsupported');
  expect(unsupported.integer('copies')).toBe(200);
  expect(unsupported.outOfBand('finishings-col')).toBe('unsupported');
  expect(unsupported.attributeNames).toEqual(['copies', 'printer-resolution', 'finishings-col']);
  const printed = await job(groupOf(liberal, 'job').integer('job-id') ?? 0);
  expect(printed.has('copies')).toBe(false);
  expect(printed.keyword('sides')).toBe('two-sided-long-edge');
  expect(printed.collection('media-col')?.keyword('media-source')).toBe('main');

  const made = await client.done('Create-Job');
  const sent = await client.ask('Send-Document', {
    operation: { 'job-id': groupOf(made, 'job').integer('job-id'), 'last-document': true },
    groups: [{ tag: 'document', attributes: { copies: 200, sides: 'one-sided' } }],
    document,
  });
  expect(sent.status).toBe('successful-ok-ignored-or-substituted-attributes');
  expect(groupOf(sent, 'unsupported').attributeNames).toEqual(['copies']);

  const before = idsIn(await client.done('Get-Jobs'));
  const operation = { 'ipp-attribute-fidelity': true };
  for (const name of ['Print-Job', 'Validate-Job', 'Create-Job'] as const) {
    const exact = await client.ask(name, {
      operation,
      groups,
      ...(name === 'Print-Job' ? { document } : {}),
    });
    expect(exact.status).toBe('client-error-attributes-or-values-not-supported');
    expect(groupOf(exact, 'unsupported').attributeNames).toEqual(unsupported.attributeNames);
  }
  expect(idsIn(await client.done('Get-Jobs'))).toEqual(before);
});

test('what is not as its syntax has it is answered as RFC 8011 says', async () => {
  const { client } = await publishedOffice();
  const text = (value: string) => ({ type: 'text', value }) as const;
  const statusOf = async (operation: object, attributes: object = {}) => {
    const groups = [{ tag: 'job', attributes: { ...attributes } }] as const;
    const asked = { operation: { ...operation }, groups, document };
    return (await client.ask('Print-Job', asked)).status;
  };
  expect(await statusOf({ 'job-name': text('of a wrong syntax') })).toBe(
    'client-error-bad-request',
  );
  expect(await statusOf({ 'job-name': ['two', 'names'] })).toBe('client-error-bad-request');
  expect(await statusOf({ 'job-name': 'n'.repeat(256) })).toBe(
    'client-error-request-value-too-long',
  );
  expect(await statusOf({}, { copies: text('two') })).toBe('client-error-bad-request');
  expect(await statusOf({}, { copies: -1 })).toBe('client-error-bad-request');
  expect(await statusOf({ compression: 'zip' })).toBe('client-error-compression-not-supported');
  expect(await statusOf({ 'document-format': 'text/plain' })).toBe(
    'client-error-document-format-not-supported',
  );
  for (const name of ['Print-URI', 'Send-URI'] as const) {
    const operation = { 'document-uri': 'http://127.0.0.1/' };
    const { status } = await client.ask(name, { operation });
    expect(status).toBe('server-error-operation-not-supported');
  }
});

test('a long list of media is sent only to who names it, and groups tell what they are for', async () => {
  const { client, printer } = await publishedOffice();
  expect((await printer()).has('media-col-database')).toBe(false);
  const ask = async (...names: string[]) =>
    groupOf(
      await client.done('Get-Printer-Attributes', {
        operation: { 'requested-attributes': names },
      }),
      'printer',
    );
  expect((await ask('media-col-database')).attributeNames).toEqual(['media-col-database']);
  const template = await ask('job-template');
  expect(template.has('sides-supported')).toBe(true);
  expect(template.has('job-hold-until-default')).toBe(true);
  expect(template.has('printer-name')).toBe(false);
  const description = await ask('printer-description');
  expect(description.has('sides-supported')).toBe(false);
  expect(description.has('operations-supported')).toBe(true);
  const other = await client.ask('Get-Printer-Attributes', {
    operation: { 'document-format': 'text/plain' },
  });
  expect(other.status).toBe('client-error-document-format-not-supported');
});
