import { shownTime } from '@hawser/core/shown-time';
import { type Check, hostOf } from './check.ts';
import { explained, handshake } from './handshake.ts';

export const tlsCheck: Check = {
  name: 'TLS',
  title: 'Checking the certificate',
  async run(examined) {
    if (examined.url.protocol === 'http:') return 'none: plain http, on this machine only';
    const socket = await handshake(examined);
    try {
      if (!socket.authorized) {
        throw explained(socket.authorizationError, socket, hostOf(examined.url));
      }
      const { valid_to: until, subject } = socket.getPeerCertificate();
      const protocol = socket.getProtocol() ?? 'TLS';
      const name = String(subject.CN ?? 'a certificate');
      return `${protocol}, ${name} until ${shownTime(until)}`;
    } finally {
      socket.destroy();
    }
  },
};
