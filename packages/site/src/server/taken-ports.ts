import { createServer } from 'node:net';
import type { SitePlan } from '@hawser/core/site/site-plan';
import { listening } from './listening.ts';

/**
 * Throws where the site cannot listen at one of its addresses. Whether it still can when it opens its
 * ports is another question; that is asked then.
 */
export async function refuseTakenPorts({
  listen,
  certificateListen,
  metricsListen,
}: Pick<SitePlan, 'listen' | 'certificateListen' | 'metricsListen'>): Promise<void> {
  const addresses = [
    [listen, '-Listen'],
    [certificateListen, '-CertificateListen'],
    [metricsListen, '-MetricsListen'],
  ] as const;
  for (const [address, flag] of addresses) {
    if (address === undefined) continue;
    const server = createServer((socket) => socket.destroy());
    await listening(server, address, flag);
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  }
}
