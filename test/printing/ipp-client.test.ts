import { X509Certificate } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { groupsOf } from '@hawser/core/ipp/message';
import {
  openIppClient,
  type IppClient,
  type IppClientSettings,
} from '@hawser/core/ipp/client/ipp-client';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { startCupsd } from './cupsd.ts';
import { startEvePrinter } from './eve-printer.ts';

function clientOf(settings: IppClientSettings): IppClient {
  const client = openIppClient({ userName: 'ada', ...settings });
  onTestFinished(() => client.close());
  return client;
}

async function* inPieces(document: Buffer, size: number): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < document.length; at += size) yield document.subarray(at, at + size);
}

const document = Buffer.from('A page.\n'.repeat(50_000));

describeWithPeers('printing', 'the IPP client', () => {
  it('prints on a cupsd, which gets the document as it is', async () => {
    const cupsd = await startCupsd();
    const client = clientOf({ uri: cupsd.uri('office') });
    const { message } = await client.send(
      'Print-Job',
      [
        {
          tag: 'operation',
          attributes: { 'job-name': 'letter', 'document-format': 'application/octet-stream' },
        },
      ],
      { document: inPieces(document, 4096) },
    );
    expect(groupsOf(message, 'job')[0]?.integer('job-id')).toBe(1);
    expect(await cupsd.paper.printedTimes(1)).toEqual([document]);
  });

  it('compresses documents as printers have it', async () => {
    const printer = await startEvePrinter();
    const client = clientOf({ uri: printer.uri });
    for (const compression of ['gzip', 'deflate'] as const) {
      await client.send(
        'Print-Job',
        [{ tag: 'operation', attributes: { 'document-format': 'text/plain' } }],
        { document: () => inPieces(document, 4096), compression },
      );
    }
    expect(await printer.paper.printedTimes(2)).toEqual([document, document]);
  });

  it('speaks by ipps with a cupsd whose authority it trusts, and with no other', async () => {
    const cupsd = await startCupsd();
    const uri = cupsd.encryptedUri('office');
    const trusting = clientOf({ uri, trust: { anchors: cupsd.trustAnchor } });
    const { message } = await trusting.send('Get-Printer-Attributes', []);
    expect(groupsOf(message, 'printer')[0]?.name('printer-name')).toBe('office');
    await expect(clientOf({ uri }).send('Get-Printer-Attributes', [])).rejects.toMatchObject({
      code: 'ipp-peer-untrusted',
    });
  });

  it('speaks by ipps with a printer whose own certificate is pinned, and with no other', async () => {
    const printer = await startEvePrinter();
    const uri = printer.encryptedUri;
    await expect(clientOf({ uri }).send('Get-Printer-Attributes', [])).rejects.toMatchObject({
      code: 'ipp-peer-untrusted',
    });
    const fingerprint = new X509Certificate(await printer.certificate()).fingerprint256;
    const { message } = await clientOf({ uri, trust: { fingerprint } }).send(
      'Get-Printer-Attributes',
      [],
    );
    expect(groupsOf(message, 'printer')[0]?.name('printer-name')).toBe('Office');
    const other = { fingerprint: '00'.repeat(32) };
    await expect(
      clientOf({ uri, trust: other }).send('Get-Printer-Attributes', []),
    ).rejects.toThrow(fingerprint.replaceAll(':', ''));
  });

  it('says what a printer refuses, and why', async () => {
    const cupsd = await startCupsd();
    const client = clientOf({ uri: cupsd.uri('attic') });
    await expect(client.send('Get-Printer-Attributes', [])).rejects.toMatchObject({
      code: 'ipp-peer-not-there',
      kind: 'not-found',
      ippStatus: 0x0406,
      message:
        'localhost does not know what Get-Printer-Attributes is for: client-error-not-found ("The printer or class does not exist.").',
    });
  });
});
