import { once } from 'node:events';
import { connect, type ConnectionOptions, type EphemeralKeyInfo } from 'node:tls';
import { waitingGroups } from '@hawser/core/api/contracts/agent-changes';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { expect, test } from 'vitest';
import { startedSite } from '../started-site.ts';

/** By which group both agree on a key. */
async function agreed(
  { url, trustAnchor, certificate }: SiteAddress,
  options: ConnectionOptions = {},
): Promise<string | undefined> {
  const { hostname: host, port } = new URL(url);
  const socket = connect({ host, port: Number(port), ca: trustAnchor, ...certificate, ...options });
  try {
    await once(socket, 'secureConnect');
    return (socket.getEphemeralKeyInfo() as EphemeralKeyInfo | null)?.name;
  } finally {
    socket.destroy();
  }
}

test('keys are agreed on by the hybrid with ML-KEM, but where an agent only waits', async () => {
  const { site, address } = await startedSite();
  const { url } = site.running;
  expect(await agreed({ url, trustAnchor: address.trustAnchor })).toBe('X25519MLKEM768');
  expect(await agreed(address)).toBe('X25519MLKEM768');
  expect(await agreed(address, { ecdhCurve: waitingGroups })).toBe('X25519');
});
