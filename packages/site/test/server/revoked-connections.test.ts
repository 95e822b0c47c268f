import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { connect } from 'node:tls';
import { text } from 'node:stream/consumers';
import { testClock } from '@hawser/core/clock';
import { issueAuthority } from '@hawser/core/pki/issue-authority';
import { issueCertificate } from '@hawser/core/pki/issue-certificate';
import { expect, onTestFinished, test } from 'vitest';
import { fingerprintOf } from '../../src/certificates/identify-caller.ts';
import { Listener } from '../../src/server/listener.ts';

const validity = { notBefore: new Date(), notAfter: new Date(Date.now() + 3_600_000) };
const authority = await issueAuthority({ name: 'Authority', ...validity });
const [server, ada] = await Promise.all([
  issueCertificate(authority, {
    ...validity,
    commonName: 'site',
    usage: 'server',
    dnsNames: ['localhost'],
  }),
  issueCertificate(authority, { ...validity, commonName: 'Ada', usage: 'client' }),
]);
const fingerprint = fingerprintOf(new X509Certificate(ada.certificate));
const hers = { ca: authority.certificate, cert: ada.certificate, key: ada.key };

/** A listener whose answers the test gives, in the order in which they are asked for. */
async function heldAnswers(): Promise<{
  readonly clock: ReturnType<typeof testClock>;
  readonly port: number;
  revoke(): number;
  asked(): Promise<ServerResponse>;
}> {
  const clock = testClock();
  const come: ServerResponse[] = [];
  const listener = await Listener.open({
    address: { host: '127.0.0.1', port: 0 },
    flag: '-CertificateListen',
    tls: { cert: server.certificate, key: server.key, callers: authority.certificate },
    respond: (_, response) => void come.push(response),
    clock,
  });
  onTestFinished(async () => void (await listener.drain(0)));
  return {
    clock,
    port: listener.port,
    revoke: () => listener.revoke(fingerprint),
    async asked() {
      await expect.poll(() => come.length).toBeGreaterThan(0);
      const [first] = come.splice(0, 1);
      if (first === undefined) throw new Error('nobody has asked');
      return first;
    },
  };
}

/** What comes by a connection of HTTP/1.1 until it ends. */
async function http1(port: number, bytes: string): Promise<{ readonly said: Promise<string> }> {
  const socket = connect({ ...hers, port, host: 'localhost' });
  onTestFinished(() => void socket.destroy());
  await once(socket, 'secureConnect');
  socket.write(bytes);
  return { said: text(socket).catch(() => 'cut') };
}

const asking = 'POST / HTTP/1.1\r\nhost: site\r\ncontent-length: 0\r\n\r\n';

test('a caller whose certificate is revoked hears the answer that he waits for, and no other', async () => {
  const { port, revoke, asked } = await heldAnswers();
  const idle = await http1(port, '');
  const busy = await http1(port, asking);
  const answer = await asked();
  const session = connectHttp2(`https://localhost:${port}`, hers);
  onTestFinished(() => session.destroy());
  const stream = session.request({ ':path': '/' });
  const other = await asked();

  expect(revoke()).toBe(3);
  expect(await idle.said).toMatch(/^(cut)?$/);
  answer.end('revoked');
  expect(await busy.said).toMatch(/connection: close[^]*revoked$/i);
  const ended = once(session, 'close');
  other.end('revoked');
  expect(await text(stream)).toBe('revoked');
  await ended;
});

test('a caller whose certificate is revoked is cut off where the answer takes longer', async () => {
  const { port, revoke, asked, clock } = await heldAnswers();
  const busy = await http1(port, asking);
  await asked();
  const session = connectHttp2(`https://localhost:${port}`, hers);
  session.on('error', () => undefined);
  session.request({ ':path': '/' }).on('error', () => undefined);
  const begun = await asked();
  begun.writeHead(200);
  begun.write('and so on');

  revoke();
  await clock.advance(1999);
  expect(session.closed && session.destroyed).toBe(false);
  const ended = once(session, 'close');
  await clock.advance(1);
  await ended;
  expect(await busy.said).toMatch(/^(cut)?$/);
});
