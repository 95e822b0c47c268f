import { once } from 'node:events';
import { connect, constants, createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { endSlowStreams } from '../../src/server/limits/end-slow-streams.ts';

test('a body that does not arrive ends its request, and silence the connection of a stranger', async () => {
  const server = createServer((request, response) => {
    request.once('error', () => undefined).resume();
    request.once('end', () => response.end('here'));
  });
  onTestFinished(() => void server.close());
  endSlowStreams(server, 100);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  onTestFinished(() => session.destroy());
  const silent = once(session, 'close');
  const half = session.request({ ':method': 'POST' }).on('error', () => undefined);
  half.write('half');
  await once(half, 'close');
  expect(half.rstCode).toBe(constants.NGHTTP2_CANCEL);
  const whole = session.request({ ':method': 'POST' });
  whole.resume().end('whole');
  const [headers] = (await once(whole, 'response')) as [Record<string, unknown>];
  expect(headers[':status']).toBe(200);
  await silent;
});
