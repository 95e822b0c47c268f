import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { listenForAnswer } from '../../src/identity/sign-in/loopback-answer.ts';

/** The line that is answered to what may be no address at all. */
async function told(host: string, target: string): Promise<string> {
  const [hostname = '', port] = host.split(':');
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  let text = '';
  socket.on('data', (piece) => (text += piece.toString('latin1')));
  await once(socket, 'close');
  return text.split('\r\n', 1)[0] ?? '';
}

it('waits on for its answer, whatever pages in the browser ask it for', async () => {
  await using loopback = await listenForAnswer('the state');
  const { host } = new URL(loopback.url);
  for (const target of [
    '//',
    '/\\',
    'http://[',
    '/callback?state=another',
    '/?state=the%20state',
  ]) {
    expect(await told(host, target), target).toMatch(/ 404 /);
  }
  const asked = told(host, '/callback?state=the%20state&code=x');
  const brought = await loopback.answer(AbortSignal.timeout(5000));
  expect(brought.get('code')).toBe('x');
  loopback.done('Done.');
  expect(await asked).toMatch(/ 200 /);
});
