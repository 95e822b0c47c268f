import { once } from 'node:events';
import { connect } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { publishedPrinter } from './published-printer.ts';

test('a connection stays for the next request, though head and body come at once', async () => {
  const { site, printer } = await publishedPrinter();
  const { url, trustAnchor: ca, certificate } = site.address;
  const { hostname: host, port } = new URL(url);
  const socket = connect({ host, port: Number(port), ca, ...certificate });
  onTestFinished(() => void socket.destroy());
  await once(socket, 'secureConnect');
  const body = printer.message('Get-Printer-Attributes');
  const head = `POST ${printer.path} HTTP/1.1\r\nHost: site\r\nContent-Type: application/ipp\r\nContent-Length: ${body.length}\r\n\r\n`;
  const request = Buffer.concat([Buffer.from(head, 'latin1'), body]);

  // The first one of a connection is read otherwise than those that follow.
  for (let asked = 0; asked < 3; asked += 1) {
    socket.write(request);
    const [answer] = (await once(socket, 'data')) as [Buffer];

    expect(answer.toString('latin1')).toMatch(/^HTTP\/1.1 200 [^]*\r\nConnection: keep-alive\r\n/);
  }
});
