import { once } from 'node:events';
import { type ClientHttp2Session, connect } from 'node:http2';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import { operations } from '@hawser/core/ipp/tables/operations';
import type { Bench } from './bench.ts';
import { type ServedSite, servePrint } from './serve-print.ts';
import { residentKilobytes } from './site.ts';

/** As many as the site lets wait by one connection. */
const perConnection = 200;
const connections = 60;
/** What the first ones cost is for all. */
const first = 10;
/** Until all have arrived, and what was only needed meanwhile is given back; they wait for longer. */
const restMs = 8000;
/** They do not come all at once. */
const betweenMs = 100;

/**
 * What it costs that a proxy of somebody else waits for something to print, beside whatever else it has on its
 * connection. Connectors of Hawser wait as all agents do, of which there is a bench.
 */
export function printWaitingBench(scratch: string): Bench {
  return {
    title: 'Print service: memory of proxies of others that wait',
    unit: 'KB',
    runs: 1,
    candidates: [
      { name: 'each wait', target: { none: true }, run: async () => costOfEach(scratch) },
    ],
  };
}

async function costOfEach(scratch: string): Promise<number> {
  await using opened = new AsyncDisposableStack();
  const site = await servePrint(scratch, opened);
  const sessions = await Promise.all(
    Array.from({ length: connections }, async () => connected(site, opened)),
  );
  for (const session of sessions.slice(0, first)) waitBy(session, site);
  await sleep(restMs);
  const before = residentKilobytes(site.pid);
  const others = sessions.slice(first);
  for (const session of others) {
    waitBy(session, site);
    await sleep(betweenMs);
  }
  await sleep(restMs);
  return (residentKilobytes(site.pid) - before) / (others.length * perConnection);
}

async function connected(
  { certificateUrl, trustAnchor, certificate }: ServedSite,
  opened: AsyncDisposableStack,
): Promise<ClientHttp2Session> {
  const session = connect(certificateUrl, { ca: trustAnchor, ...certificate });
  opened.defer(() => {
    // The site may end it in the same moment.
    session.on('error', () => undefined).destroy();
  });
  await once(session, 'connect');
  return session;
}

/** Asks as often as it may for what there is to hear, of which there is nothing. */
function waitBy(session: ClientHttp2Session, { encrypted, uri, subscription }: ServedSite): void {
  const asked = encodeMessage({
    code: operations['Get-Notifications'],
    requestId: 1,
    groups: [
      {
        tag: 'operation',
        attributes: {
          'attributes-charset': 'utf-8',
          'attributes-natural-language': 'en',
          'printer-uri': uri,
          'notify-subscription-ids': subscription,
          'notify-wait': true,
        },
      },
    ],
  });
  for (let count = 0; count < perConnection; count += 1) {
    const stream = session.request({
      ':method': 'POST',
      ':path': new URL(encrypted).pathname,
      'content-type': 'application/ipp',
      'content-length': asked.length,
    });
    stream.on('error', () => undefined);
    stream.once('response', () => {
      throw new Error('the site has not let a proxy wait');
    });
    stream.end(asked);
  }
}
