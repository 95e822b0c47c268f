import type { SitePlan } from '@hawser/core/site/site-plan';
import { detectServerNames } from './detect-server-names.ts';
import { givenServerNames, type ServerNames, serverNames } from './server-names.ts';

/**
 * What the site's own certificate is for: the names that were asked for, or those of the machine; and
 * what the site is reached by.
 */
export async function namesFor({
  names,
  publicUrl,
  certificateUrl,
  listen,
  certificateListen,
}: SitePlan): Promise<ServerNames> {
  const hosts = [publicUrl, certificateUrl].map((url) =>
    url === undefined ? undefined : new URL(url).hostname,
  );
  const besides = [...hosts, listen.host, certificateListen.host].filter(
    (name) => name !== undefined,
  );
  if (names !== undefined) return givenServerNames([...names, ...besides]);
  const found = await detectServerNames();
  return serverNames([...besides, ...found.dnsNames, ...found.ipAddresses], { detected: true });
}
