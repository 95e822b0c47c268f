import { once } from 'node:events';
import { createSecureServer, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { testClock } from '@hawser/core/clock';
import { issueAuthority } from '@hawser/core/pki/issue-authority';
import { issueCertificate } from '@hawser/core/pki/issue-certificate';
import { expect, onTestFinished, test } from 'vitest';
import { type AgentMessage, changeStream } from '../../src/connection/change-stream.ts';

const validity = { notBefore: new Date(), notAfter: new Date(Date.now() + 3_600_000) };
const authority = await issueAuthority({ name: 'Authority', ...validity });
const names = { commonName: 'site', dnsNames: ['localhost'] };
const site = await issueCertificate(authority, { ...validity, ...names, usage: 'server' });

/** An agent that asks a site which takes its request, and says nothing to it. */
async function unanswered() {
  const server = createSecureServer({ cert: site.certificate, key: site.key });
  const sessions: ServerHttp2Session[] = [];
  server.on('session', (session) => void sessions.push(session));
  server.listen(0, '127.0.0.1');
  onTestFinished(() => {
    for (const session of sessions) session.destroy();
    server.close();
  });
  await once(server, 'listening');
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  const clock = testClock(Date.now());
  const stop = new AbortController();
  const tlsSessions = new Map<string, Buffer>();
  const messages = changeStream(
    { url, trustAnchor: authority.certificate },
    { after: undefined, version: '1', clock, signal: stop.signal, sessions: tlsSessions },
  );
  const asked = once(server, 'stream') as Promise<[ServerHttp2Stream]>;
  const first: Promise<IteratorResult<AgentMessage, void>> = messages.next();
  first.catch(() => undefined);
  await asked;
  const end = (): void => sessions.forEach((session) => session.destroy());
  return { clock, stop, first, tlsSessions, end };
}

test('an agent tries another time where the site takes its request and says nothing', async () => {
  const { clock, first } = await unanswered();
  await clock.advance(30_000);
  await expect(first).rejects.toMatchObject({ kind: 'unreachable' });
});

test('an agent tries another time where the site goes away before it answers', async () => {
  const { first, end } = await unanswered();
  end();
  await expect(first).rejects.toMatchObject({ kind: 'unreachable' });
});

// The site cuts off a session of before where the certificate was revoked, and answers a new one with why.
test('an agent that hears nothing shows its certificate anew the next time', async () => {
  const { first, tlsSessions, end } = await unanswered();
  await expect.poll(() => tlsSessions.size).toBe(1);
  end();
  await expect(first).rejects.toMatchObject({ kind: 'unreachable' });
  expect(tlsSessions.size).toBe(0);
});

test('an agent that is stopped does not wait for an answer', async () => {
  const { first, stop } = await unanswered();
  stop.abort();
  expect(await first).toEqual({ done: true, value: undefined });
});
