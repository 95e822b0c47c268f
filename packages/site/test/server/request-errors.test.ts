import { request } from 'node:https';
import { connect } from 'node:tls';
import { text } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { startedSite, type StartedSite } from '../started-site.ts';

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Got {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

async function send({ admin }: StartedSite, { path, body, ...rest }: Sent): Promise<Got> {
  const { authority: ca, certificate: cert, key, url } = admin;
  const sent = request(new URL(path ?? '/admin/v1/site/checks/clock', url), {
    method: 'POST',
    ...rest,
    ca,
    cert,
    key,
    agent: false,
  });
  sent.on('error', () => undefined).end(body);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve).once('error', reject);
  });
  return {
    status: response.statusCode,
    headers: response.headers,
    text: await text(response),
  };
}

const json = { 'content-type': 'application/json' };

const refused: readonly (readonly [string, Sent, number, string])[] = [
  ['JSON that is none', { headers: json, body: '{"a":' }, 400, 'not valid JSON'],
  [
    'a body that is too deep',
    { headers: json, body: `${'['.repeat(100_000)}${']'.repeat(100_000)}` },
    400,
    'more than 64 levels',
  ],
  ['a body without an end', { headers: json, body: '["]]\\"'.repeat(10) }, 400, 'not valid JSON'],
  ['a body with a NUL', { headers: json, body: '["\\\\\\u0000"]' }, 400, 'a NUL in its body'],
  ['a body without one', { headers: json, body: '{"\\\\u0000":' }, 400, 'not valid JSON'],
  [
    'an own prototype',
    { headers: json, body: '{"__proto__":{"a":1}}' },
    400,
    'cannot be understood',
  ],
  [
    'a body that is too large',
    { headers: json, body: ' '.repeat(2 ** 20 + 1) },
    413,
    '1048576 bytes',
  ],
  [
    'an unknown path',
    { path: '/admin/v2/none?key=geheim' },
    404,
    'There is nothing at POST /admin/v2/none.',
  ],
  ['a wrong method', { method: 'DELETE', path: '/healthz' }, 405, 'DELETE at /healthz'],
  ['an expectation', { headers: { expect: 'more' } }, 417, 'Expect'],
  [
    'an unknown content type',
    { headers: { 'content-type': 'text/xml' }, body: '<a/>' },
    415,
    'text/xml',
  ],
  [
    'a parameter that is none',
    { path: '/admin/v1/site/checks/soup' },
    400,
    'The path of the request',
  ],
  ['a path that is no text', { path: '/admin/v1/site/checks/%ff' }, 400, '%ff'],
  ['a path that leads elsewhere', { path: '/admin/v1/..%2f..%2fetc' }, 404, 'There is nothing at'],
];

test('a request that is not as it should be is answered by what is wrong with it and what to do', async () => {
  const site = await startedSite();
  for (const [what, sent, status, says] of refused) {
    const answer = await send(site, sent);
    expect(answer.status, `${what}: ${answer.text}`).toBe(status);
    expect(answer.headers['content-type'], what).toBe('application/problem+json');
    const problem = JSON.parse(answer.text) as Record<string, string>;
    expect(problem['detail'], what).toContain(says);
    expect(problem['hint'], what).toMatch(/\w/);
    expect(answer.text, what).not.toMatch(/geheim|node_modules|\.ts:\d|FST_/);
  }
  expect((await send(site, {})).status).toBe(200);
});

const never: readonly (readonly [string, string, number])[] = [
  [
    'a header that is too large',
    `GET /healthz HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(32_768)}\r\n\r\n`,
    431,
  ],
  ['what is no HTTP', 'HELO example.com\r\n\r\n', 400],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    400,
  ],
  [
    'a length and chunks',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
  ],
  ['two hosts', 'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n', 400],
  [
    'two credentials',
    'GET /healthz HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\nConnection: close\r\n\r\n',
    400,
  ],
  ['no host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
];

test('what never becomes a request is answered by a problem, and the connection ends', async () => {
  const { site } = await startedSite();
  const port = Number(new URL(site.running.url).port);
  for (const [what, bytes, status] of never) {
    const socket = connect({ port, rejectUnauthorized: false });
    socket.write(bytes);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(head, what).toContain(`HTTP/1.1 ${status} `);
    expect(head.toLowerCase(), what).toContain('content-type: application/problem+json');
    expect(JSON.parse(body), what).toMatchObject({ status, hint: expect.stringMatching(/\w/) });
  }
});
