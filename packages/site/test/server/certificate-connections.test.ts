import { connect } from 'node:tls';
import { callSite } from '@hawser/core/api/call-site';
import { issueAdministrator, revokeAdministrator } from '@hawser/core/api/contracts/administrators';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { keyPem, newKeyPair, publicKeyPem } from '@hawser/core/pki/key-pair';
import { expect, onTestFinished, test } from 'vitest';
import { startedSite } from '../started-site.ts';

test('one certificate has as many connections as one address, and none for it when it is revoked', async () => {
  const { address } = await startedSite({ connectionsPerAddress: '4' });
  const signal = AbortSignal.timeout(15_000);
  const pair = await newKeyPair(2048);
  const body = { name: 'Other', days: 1, publicKey: publicKeyPem(pair.publicKey) };
  const issued = await callSite(address, issueAdministrator, { body }, { signal });
  const certificate = { cert: issued.certificate, key: keyPem(pair.privateKey) };

  const other = { ...address, certificate };
  expect(await answeredOf(6, other)).toBe(4);
  const revoking = { params: { fingerprint: issued.administrator.fingerprint } };
  await callSite(address, revokeAdministrator, revoking, { signal });
  expect(await answeredOf(6, other)).toBe(4);
});

/** Of so many connections that are kept open, how many are answered. */
async function answeredOf(
  many: number,
  { url, trustAnchor, certificate }: SiteAddress,
): Promise<number> {
  const { hostname: host, port } = new URL(url);
  let answered = 0;
  for (let n = 0; n < many; n += 1) {
    const socket = connect({ host, port: Number(port), ca: trustAnchor, ...certificate });
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => undefined);
    socket.write(`GET /admin/v1/caller HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    answered += await new Promise<number>((resolve) => {
      socket.once('data', () => resolve(1));
      socket.once('close', () => resolve(0));
    });
  }
  return answered;
}
