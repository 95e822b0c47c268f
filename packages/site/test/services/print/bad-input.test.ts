import { once } from 'node:events';
import { Agent, request } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { decodeMessage } from '@hawser/core/ipp/decode/decode-message';
import { groupsOf } from '@hawser/core/ipp/message';
import { operations, type OperationName } from '@hawser/core/ipp/tables/operations';
import { statusName } from '@hawser/core/ipp/tables/status-codes';
import { groupTags, valueTags } from '@hawser/core/ipp/tags';
import { expect, onTestFinished, test } from 'vitest';
import { printerOperations } from '../../../src/services/print/operations/printer-operations.ts';
import { systemOperations } from '../../../src/services/print/system/system-operations.ts';
import { publishedOffice } from './published-office.ts';
import { publishedPrinter } from './published-printer.ts';

const many = { requestsPerSecond: '99999' };
const device = 'urn:uuid:5f1c2a70-0000-4000-8000-000000000003';

/** An attribute as no encoder writes it. */
function raw(tag: number, name: string, ...values: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    values.map((value, place) => {
      const own = Buffer.from(place === 0 ? name : '');
      const first = Buffer.alloc(3);
      first[0] = tag;
      first.writeUInt16BE(own.length, 1);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(value.length);
      return Buffer.concat([first, own, length, value]);
    }),
  );
}

function int(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

const text = (value: string): Buffer => Buffer.from(value);
const charset = raw(valueTags.charset, 'attributes-charset', text('utf-8'));
const language = raw(valueTags.naturalLanguage, 'attributes-natural-language', text('en'));

function head(code: number, version = 0x0200, requestId = 1): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16BE(version);
  bytes.writeUInt16BE(code, 2);
  bytes.writeInt32BE(requestId, 4);
  return bytes;
}

interface Sender {
  (body: Uint8Array, path?: string): Promise<{ status: string | undefined; version: string }>;
}

function senderTo(
  { url, trustAnchor: ca, certificate }: { url: string; trustAnchor: string; certificate: object },
  usual: string,
): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  onTestFinished(() => agent.destroy());
  return async (body, path = usual) => {
    const sent = request(`${url}${path}`, {
      method: 'POST',
      agent,
      ca,
      ...certificate,
      headers: { 'content-type': 'application/ipp' },
    });
    // Of a body that goes on after the answer.
    sent.on('error', () => undefined);
    sent.end(body);
    const [response] = (await once(sent, 'response')) as [NodeJS.ReadableStream];
    const { code, version } = decodeMessage(await buffer(response)).message;
    return { status: statusName(code), version: `${version.major}.${version.minor}` };
  };
}

/** All that operations read. */
const names = `
  job-id job-uri job-ids document-number limit first-index my-jobs notify-subscription-id
  notify-subscription-ids notify-sequence-numbers notify-job-id my-subscriptions printer-id
  printer-ids printer-uri which-jobs which-printers requested-attributes document-format
  compression document-name job-name last-document output-device-uuid fetch-status-code
  output-device-job-states job-hold-until job-hold-until-time job-password
  job-password-encryption ipp-attribute-fidelity identify-actions message predecessor-job-id
  printer-service-type document-format-accepted __proto__ compression-accepted
  requesting-user-name printer-name constructor system-uri
`
  .trim()
  .split(/\s+/);

const expected = /^(successful|client-error)-|^server-error-not-accepting-jobs$/;

const hostile: readonly ((name: string) => Buffer)[] = [
  (name) => raw(valueTags.integer, name, Buffer.from([1, 2, 3])),
  (name) => raw(valueTags.integer, name, int(-1)),
  (name) => raw(valueTags.integer, name, int(2_147_483_647)),
  (name) => raw(valueTags.octetString, name, Buffer.alloc(9, 0xff)),
  (name) => raw(valueTags.text, name, Buffer.alloc(32_767, 0xc3)),
  (name) => raw(valueTags.keyword, name, text("';drop table printer;--"), text('%00/../..')),
  (name) => raw(valueTags.uri, name, text(`urn:uuid:${'f'.repeat(36)}`)),
  (name) => raw(valueTags.uri, name, text(`ipps://a/ecp/printers/${'../'.repeat(1000)}/jobs/1`)),
  (name) => raw(valueTags.enum, name, ...Array.from({ length: 2000 }, (_, n) => int(n))),
  (name) => raw(valueTags['no-value'], name, Buffer.alloc(0)),
  (name) => raw(0x3f, name, Buffer.alloc(40)),
  (name) => Buffer.concat([0, 1].map((n) => raw(valueTags.integer, name, int(n)))),
  (name) => raw(valueTags.boolean, name, Buffer.from([7])),
  (name) => raw(valueTags.dateTime, name, Buffer.alloc(11, 0xff)),
];

test('no operation is brought down by what its attributes are', async () => {
  const { started, client } = await publishedOffice({}, many);
  const send = senderTo(started.address, client.path);
  await client.done('Print-Job', { document: text('x') });
  const usual = (name: OperationName): ReadonlyMap<string, Buffer> =>
    new Map([
      [
        'printer-uri',
        raw(
          valueTags.uri,
          'printer-uri',
          text(
            systemOperations.has(name) && !printerOperations.has(name)
              ? 'ipps://a/ecp/system'
              : `ipps://a${client.path}`,
          ),
        ),
      ],
      ['job-id', raw(valueTags.integer, 'job-id', int(1))],
      ['output-device-uuid', raw(valueTags.uri, 'output-device-uuid', text(device))],
      ['document-number', raw(valueTags.integer, 'document-number', int(1))],
      ['last-document', raw(valueTags.boolean, 'last-document', Buffer.from([1]))],
      ['notify-subscription-id', raw(valueTags.integer, 'notify-subscription-id', int(1))],
      ['notify-subscription-ids', raw(valueTags.integer, 'notify-subscription-ids', int(1))],
    ]);
  const fallen: string[] = [];
  let turn = 0;
  const all = [
    ...[...systemOperations.keys()].map((name) => ['/ecp/system', name] as const),
    ...[...printerOperations.keys()].map((name) => [client.path, name] as const),
  ];
  for (const [path, name] of all) {
    const sent = names.map(async (attribute) => {
      // Every kind meets every attribute at one operation or another.
      const kind = (turn += 1) % hostile.length;
      const others = [...usual(name)].flatMap(([key, each]) => (key === attribute ? [] : [each]));
      const own = hostile[kind]?.(attribute) ?? Buffer.alloc(0);
      const operation = [Buffer.from([groupTags.operation]), charset, language, ...others, own];
      const body = Buffer.concat([head(operations[name]), ...operation, Buffer.from([3])]);
      const { status = 'unknown' } = await send(body, path);
      if (expected.test(status)) return;
      fallen.push(`${name} ${attribute} ${kind}: ${status}`);
    });
    await Promise.all(sent);
  }
  expect(fallen).toEqual([]);
}, 60_000);

test('what is no request of IPP is answered with what is wrong with it', async () => {
  const { site, printer } = await publishedPrinter();
  const send = senderTo(site.address, printer.path);
  const target = raw(valueTags.uri, 'printer-uri', text(`ipps://a${printer.path}`));
  const get = operations['Get-Printer-Attributes'];
  const begin = Buffer.from([groupTags.operation]);
  const end = Buffer.from([3]);
  const whole = (start: Buffer, ...parts: readonly Buffer[]): Buffer =>
    Buffer.concat([start, begin, ...parts, end]);
  const asked = async (body: Buffer): Promise<string> => {
    const { status, version } = await send(body);
    return `${version} ${status}`;
  };
  const good = [charset, language, target];
  const bad = '2.0 client-error-bad-request';
  expect(await asked(whole(head(get), ...good))).toBe('2.0 successful-ok');
  expect(await asked(whole(head(get, 0x0900), ...good))).toBe(
    '2.2 server-error-version-not-supported',
  );
  expect(await asked(whole(head(get, 0x0000), ...good))).toBe(
    '1.1 server-error-version-not-supported',
  );
  expect(await asked(whole(head(get, 0x0209), ...good))).toBe('2.2 successful-ok');
  expect(await asked(whole(head(0x3fff), ...good))).toBe(
    '2.0 server-error-operation-not-supported',
  );
  expect(await asked(whole(head(operations['Print-URI']), ...good))).toBe(
    '2.0 server-error-operation-not-supported',
  );
  expect(await asked(whole(head(get, 0x0200, 0), ...good))).toBe(bad);
  expect(await asked(whole(head(get), language, charset, target))).toBe(bad);
  expect(await asked(whole(head(get), target, charset, language))).toBe(bad);
  expect(await asked(whole(head(get), charset, language))).toBe(bad);
  expect(await asked(whole(head(get), ...good, target))).toBe(bad);
  const other = raw(valueTags.charset, 'attributes-charset', text('iso-8859-1'));
  expect(await asked(whole(head(get), other, language, target))).toBe(
    '2.0 client-error-charset-not-supported',
  );
  // Cut off anywhere.
  const complete = whole(head(get), ...good);
  for (const length of [8, 9, 20, complete.length - 5, complete.length - 1]) {
    expect(await asked(complete.subarray(0, length))).toBe(bad);
  }
  expect((await send(complete.subarray(0, 4))).status).toBe('client-error-bad-request');
  expect((await send(Buffer.alloc(0))).status).toBe('client-error-bad-request');
  // What follows the end is a document, which nobody has asked for.
  expect(await asked(Buffer.concat([complete, Buffer.alloc(5_000_000)]))).toBe('2.0 successful-ok');
  const words = Array.from({ length: 330 }, () => raw(0x41, 'x', Buffer.alloc(32_000)));
  const ten = whole(head(get), ...good, ...words);
  expect(await asked(ten)).toBe('2.0 client-error-request-entity-too-large');
  const list = Array.from({ length: 40_000 }, (_, n) => int(n + 1));
  const cancel = whole(
    head(operations['Cancel-Jobs']),
    ...good,
    raw(valueTags.integer, 'job-ids', ...list),
  );
  expect(await asked(cancel)).toBe('2.0 client-error-request-entity-too-large');
  expect(await asked(complete)).toBe('2.0 successful-ok');
});

test('a job holds what is asked of the printer, not what the site says of the job, and not very much', async () => {
  const { printer } = await publishedPrinter();
  const document = text('x');
  const lies = {
    'job-originating-user-name': 'somebody else',
    'job-state': 9,
    'job-k-octets': 77,
    'job-impressions-completed': 7,
    copies: 2,
  };
  const printed = await printer.ask('Print-Job', {
    document,
    groups: [{ tag: 'job', attributes: lies }],
  });
  expect(printed.status).toBe('successful-ok-ignored-or-substituted-attributes');
  const { message } = await printer.done('Get-Job-Attributes', { operation: { 'job-id': 1 } });
  const [job] = groupsOf(message, 'job');
  expect(job?.repeated()).toBeUndefined();
  expect(job?.integer('copies')).toBe(2);
  expect(job?.integer('job-k-octets')).toBe(1);
  expect(job?.name('job-originating-user-name')).not.toBe('somebody else');
  const large = Object.fromEntries(
    Array.from({ length: 100 }, (_, n) => [
      `x-${n}`,
      { type: 'octetString', value: Buffer.alloc(1000) } as const,
    ]),
  );
  const refused = await printer.ask('Print-Job', {
    document,
    groups: [{ tag: 'job', attributes: large }],
  });
  expect(refused.status).toBe('client-error-request-entity-too-large');
});
