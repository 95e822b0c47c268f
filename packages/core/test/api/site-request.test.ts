import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { askSite } from '../../src/api/site-request.ts';
import { issueAuthority } from '../../src/pki/issue-authority.ts';
import { issueCertificate } from '../../src/pki/issue-certificate.ts';

async function listening(server: Server): Promise<{ url: string }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const { signal } = new AbortController();

it('a site that never answers is given up', async () => {
  const site = await listening(createServer((socket) => socket.on('error', () => {}).unref()));
  await expect(askSite(site, { path: '/healthz', signal, patience: 50 })).rejects.toMatchObject({
    code: 'site-silent',
  });
});

it('a site that answers a drop at a time is given up', async () => {
  const site = await listening(
    createServer((socket) => {
      socket.on('error', () => {}).write('HTTP/1.1 200 OK\r\n\r\n');
      const drip = setInterval(() => socket.write(' '), 10);
      socket.on('close', () => clearInterval(drip));
    }),
  );
  await expect(askSite(site, { path: '/', signal, patience: 100 })).rejects.toMatchObject({
    code: 'site-silent',
  });
});

it('an answer that is too large is not read to its end', async () => {
  const site = await listening(
    createServer((socket) => {
      socket.on('error', () => {}).write('HTTP/1.1 200 OK\r\n\r\n');
      socket.write('x'.repeat(2 ** 21));
    }),
  );
  await expect(askSite(site, { path: '/', signal })).rejects.toThrow(
    'the answer is larger than 1MB',
  );
});

it('whoever asks can stop asking', async () => {
  const site = await listening(createServer((socket) => socket.on('error', () => {}).unref()));
  const reason = new Error('enough');
  await expect(askSite(site, { path: '/', signal: AbortSignal.abort(reason) })).rejects.toBe(
    reason,
  );
});

async function tlsSite(): Promise<{ url: string; certificate: string }> {
  const validity = { notBefore: new Date(), notAfter: new Date(Date.now() + 3_600_000) };
  const authority = await issueAuthority({ name: 'Some authority', ...validity });
  const names = { commonName: 'site', ipAddresses: ['127.0.0.1'], usage: 'server' } as const;
  const { certificate, key } = await issueCertificate(authority, { ...names, ...validity });
  const { url } = await listening(
    createTlsServer({ cert: certificate, key }, (_, response) => void response.end('here')),
  );
  return { url: url.replace('http', 'https'), certificate };
}

it('a site that is not trusted is told in words that are for its callers', async () => {
  const { url } = await tlsSite();
  await expect(askSite({ url }, { path: '/', signal })).rejects.toMatchObject({
    code: 'site-bad-certificate',
    message: 'The certificate of 127.0.0.1 does not hold: unable to verify the first certificate.',
  });
});

it('a site is trusted by its very certificate, too', async () => {
  const { url, certificate: trustAnchor } = await tlsSite();
  const answer = await askSite({ url, trustAnchor }, { path: '/', signal });
  expect(answer).toMatchObject({ status: 200, text: 'here' });
});
