import { once } from 'node:events';
import type { Socket } from 'node:net';
import { LdapMessages } from './ldap-messages.ts';

const oid = Buffer.from('1.3.6.1.4.1.1466.20037');
const request = Buffer.concat([
  Buffer.from([0x30, 7 + oid.length, 0x02, 1, 1, 0x77, 2 + oid.length, 0x80, oid.length]),
  oid,
]);
const mostBytes = 4096;

/** Why a connection is not encrypted. */
export class NoTls extends Error {
  override readonly name = 'NoTls';
}

/**
 * Asks for a connection to be encrypted from here on (RFC 4511, 4.14). What comes with the answer comes
 * from whoever is in between, and would be taken for what is said later.
 */
export async function startTls(socket: Socket): Promise<void> {
  socket.write(request);
  const messages = new LdapMessages(mostBytes);
  for (;;) {
    const came: readonly unknown[] = await once(socket, 'data');
    const [answer, ...others] = Buffer.isBuffer(came[0]) ? messages.take(came[0]) : [];
    if (answer === undefined) continue;
    socket.pause();
    const result = resultOf(answer);
    if (result !== 0) throw new NoTls(`it refuses StartTLS (${result ?? 'no result'})`);
    const isAlone = others.length === 0 && messages.rest === 0;
    if (!isAlone) throw new NoTls('something was put behind its answer to StartTLS');
    return;
  }
}

/** That of an ExtendedResponse to the request above. */
function resultOf(answer: Buffer): number | undefined {
  const start = answer[1] !== undefined && answer[1] > 0x80 ? answer[1] - 0x80 + 2 : 2;
  const [integer, length, id, response, size] = answer.subarray(start);
  const isAnswer = integer === 0x02 && length === 1 && id === 1 && response === 0x78;
  if (!isAnswer || size === undefined) return undefined;
  const more = size > 0x80 ? size - 0x80 : 0;
  const [enumerated, one, result] = answer.subarray(start + 5 + more);
  return enumerated === 0x0a && one === 1 ? result : undefined;
}
