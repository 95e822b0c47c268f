import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readMessage } from '@hawser/core/ipp/decode/read-message';
import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { groupsOf, type Message } from '@hawser/core/ipp/message';
import { operations } from '@hawser/core/ipp/tables/operations';
import { statusCodes } from '@hawser/core/ipp/tables/status-codes';
import { expect, it } from 'vitest';
import { describeWithPeers } from '../peers/describe-with-peers.ts';

const time = {
  year: 2026,
  month: 11,
  day: 20,
  hour: 1,
  minute: 2,
  second: 3,
  decisecond: 4,
  sign: '-' as const,
  offsetHours: 3,
  offsetMinutes: 30,
};

// Each syntax, and how CUPS's own library reads it.
const samples: readonly (readonly [GivenAttributes, string])[] = [
  [{ 'printer-info': 'Größe' }, 'printer-info (textWithoutLanguage) = Größe'],
  [{ 'printer-name': 'office' }, 'printer-name (nameWithoutLanguage) = office'],
  [
    { 'job-name': { type: 'nameWithLanguage', language: 'de', value: 'Ä' } },
    'job-name (nameWithLanguage) = Ä[de]',
  ],
  [{ 'printer-state': 'processing' }, 'printer-state (enum) = processing'],
  [{ 'printer-up-time': 7 }, 'printer-up-time (integer) = 7'],
  [{ 'printer-is-accepting-jobs': true }, 'printer-is-accepting-jobs (boolean) = true'],
  [{ 'copies-supported': { lower: 1, upper: 9 } }, 'copies-supported (rangeOfInteger) = 1-9'],
  [{ 'job-password': Buffer.from([0, 255]) }, String.raw`job-password (octetString) = \000\377`],
  [{ 'printer-current-time': time }, 'printer-current-time (dateTime) = 2026-11-20T01:02:03-0330'],
  [
    {
      'printer-resolution-supported': [
        { cross: 1, feed: 2, unit: 'dpi' },
        { cross: 3, feed: 4, unit: 'dpcm' },
      ],
    },
    'printer-resolution-supported (1setOf resolution) = 1x2dpi,3x4dpcm',
  ],
  [{ 'printer-geo-location': { type: 'unknown' } }, 'printer-geo-location (unknown) = unknown'],
  [{ 'media-default': { type: 'no-value' } }, 'media-default (no-value) = no-value'],
  [
    {
      'media-col-database': [
        {
          'media-size': { 'x-dimension': 1, 'y-dimension': { lower: 1, upper: 2 } },
          'media-type': ['stationery', 'My own'],
        },
        { 'media-color': 'blue' },
      ],
    },
    'media-col-database (1setOf collection) = {media-size={x-dimension=1 y-dimension=1-2} media-type=stationery,My own},{media-color=blue}',
  ],
  [{ 'sides-supported': ['one-sided'] }, 'sides-supported (keyword) = one-sided'],
  [
    { 'printer-uri-supported': ['ipp://a/', 'ipps://b/'] },
    'printer-uri-supported (1setOf uri) = ipp://a/,ipps://b/',
  ],
  [
    { 'document-format-supported': 'image/pwg-raster' },
    'document-format-supported (mimeMediaType) = image/pwg-raster',
  ],
  [
    { 'reference-uri-schemes-supported': 'https' },
    'reference-uri-schemes-supported (uriScheme) = https',
  ],
];

const asked = `{
  OPERATION Get-Printer-Attributes
  VERSION 2.0
  GROUP operation-attributes-tag
  ATTR charset attributes-charset utf-8
  ATTR naturalLanguage attributes-natural-language en
  ATTR uri printer-uri $uri
  ATTR name requesting-user-name "Größe"
  ATTR keyword requested-attributes all,media-col-database
  ATTR integer limit -1
  ATTR boolean my-jobs true
  ATTR octetString job-password "12"
  GROUP job-attributes-tag
  ATTR rangeOfInteger page-ranges 1-2,5-5
  ATTR resolution printer-resolution 600x300dpi
  ATTR collection media-col { MEMBER collection media-size { MEMBER integer x-dimension 1 } MEMBER keyword media-type stationery,labels }
  GROUP job-attributes-tag
  ATTR enum orientation-requested 4
  STATUS successful-ok
}`;

describeWithPeers('printing', 'ipptool', () => {
  it('reads what is written here, and writes what is read here', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hawser-ipptool-'));
    let request: Message | undefined;
    const server = createServer((incoming, response) => {
      void readMessage(incoming).then(({ message }) => {
        request = message;
        return response
          .writeHead(200, { 'content-type': 'application/ipp' })
          .end(answerTo(message));
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    try {
      const { port } = server.address() as AddressInfo;
      await writeFile(join(folder, 'asked.test'), asked);
      const { stdout } = await promisify(execFile)('ipptool', [
        '-tv',
        `ipp://127.0.0.1:${port}/`,
        join(folder, 'asked.test'),
      ]);
      expect(stdout).toContain('[PASS]');
      for (const [, line] of samples) expect(stdout).toContain(`        ${line}\n`);
      expectAsked(request!);
    } finally {
      server.close();
      await rm(folder, { recursive: true });
    }
  });
});

function answerTo({ requestId }: Message): Buffer {
  return encodeMessage({
    code: statusCodes['successful-ok'],
    requestId,
    groups: [
      {
        tag: 'operation',
        attributes: { 'attributes-charset': 'utf-8', 'attributes-natural-language': 'en' },
      },
      { tag: 'printer', attributes: samples.map(([attributes]) => attributes) },
    ],
  });
}

function expectAsked(message: Message): void {
  expect(message.version).toEqual({ major: 2, minor: 0 });
  expect(message.code).toBe(operations['Get-Printer-Attributes']);
  const [operation] = groupsOf(message, 'operation');
  expect(operation!.name('requesting-user-name')).toBe('Größe');
  expect(operation!.keywords('requested-attributes')).toEqual(['all', 'media-col-database']);
  expect(operation!.integer('limit')).toBe(-1);
  expect(operation!.boolean('my-jobs')).toBe(true);
  expect(operation!.octetString('job-password')).toEqual(Buffer.from('12'));
  const [first, second] = groupsOf(message, 'job');
  expect(first!.rangesOfInteger('page-ranges')).toEqual([
    { lower: 1, upper: 2 },
    { lower: 5, upper: 5 },
  ]);
  expect(first!.resolution('printer-resolution')).toEqual({ cross: 600, feed: 300, unit: 'dpi' });
  const media = first!.collection('media-col')!;
  expect(media.collection('media-size')!.integer('x-dimension')).toBe(1);
  expect(media.keywords('media-type')).toEqual(['stationery', 'labels']);
  expect(second!.enum('orientation-requested')).toBe(4);
}
