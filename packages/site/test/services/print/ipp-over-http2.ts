import { once } from 'node:events';
import { connect } from 'node:http2';
import { buffer } from 'node:stream/consumers';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { decodeMessage } from '@hawser/core/ipp/decode/decode-message';
import type { Message } from '@hawser/core/ipp/message';
import { onTestFinished } from 'vitest';

/** Sends IPP messages by one connection of HTTP/2, beside one another. */
export async function ippOverHttp2(
  site: SiteAddress,
  path: string,
): Promise<(message: Uint8Array) => Promise<Message>> {
  const session = connect(site.url, { ca: site.trustAnchor, ...site.certificate });
  onTestFinished(() => session.destroy());
  await once(session, 'connect');
  return async (message) => {
    const stream = session.request({
      ':method': 'POST',
      ':path': path,
      'content-type': 'application/ipp',
    });
    stream.end(message);
    return decodeMessage(await buffer(stream)).message;
  };
}
