import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { readChallenges } from '../../../src/challenges.ts';
import { bestDigest, digestHeader } from '../../../src/ipp/client/authentication/digest.ts';
import { issueAuthority } from '../../../src/pki/issue-authority.ts';
import { issueCertificate } from '../../../src/pki/issue-certificate.ts';
import { Secret } from '../../../src/secret.ts';
import {
  answerIpp,
  clientOf,
  printerThat,
  type Speaking,
  type TestPrinter,
} from './printer-that.ts';

const validity = { notBefore: new Date(), notAfter: new Date(Date.now() + 3_600_000) };
/** TLS of a printer, and the authority of its certificate. */
async function printerTls() {
  const authority = await issueAuthority({ name: 'Printers', ...validity });
  const server = await issueCertificate(authority, {
    commonName: 'printer',
    ipAddresses: ['127.0.0.1'],
    usage: 'server',
    ...validity,
  });
  return { authority, tls: { cert: server.certificate, key: server.key } };
}

const ada = { by: 'password', user: 'ada', password: new Secret('correct horse') } as const;

/** A printer that wants something, and says what until it gets it. */
async function printerThatWants(
  challenge: (times: number) => string,
  takes: (asked: IncomingMessage) => boolean,
  speaking: Speaking = {},
): Promise<TestPrinter> {
  const printer: TestPrinter = await printerThat(async (asked, answer) => {
    if (takes(asked)) return await answerIpp(asked, answer);
    asked.resume();
    answer.writeHead(401, { 'www-authenticate': challenge(printer.asked) }).end();
  }, speaking);
  return printer;
}

describe('Digest', () => {
  const header =
    'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=SHA-256, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS", Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=MD5, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';
  const [sha256, md5] = readChallenges(header);
  const mufasa = { user: 'Mufasa', password: new Secret('Circle of Life') };
  const request = {
    path: '/dir/index.html',
    method: 'GET',
    cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
  };

  it.each([
    ['SHA-256', sha256, '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
    ['MD5', md5, '8ca523f5e9506fed4657c9700eebdbec'],
  ])('by %s is that of RFC 7616, 3.9.1', (_, challenge, response) => {
    const digest = bestDigest([challenge!])!;
    expect(digestHeader(digest, mufasa, request)).toContain(`response="${response}"`);
  });

  it('is chosen by its strength, and not by who is named first', () => {
    expect(bestDigest([md5!, sha256!])!.algorithm.name).toBe('SHA-256');
  });

  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

  /** As a printer checks it that has the password; each nonce is good for two requests. */
  function holds({ headers, url }: IncomingMessage, nonce: string): boolean {
    const [given] = readChallenges(headers.authorization);
    const said = (name: string): string => given?.parameters.get(name) ?? '';
    const secret = hash(`${said('username')}:office:correct horse`);
    const ends = [said('nc'), said('cnonce'), 'auth', hash(`POST:${url}`)];
    const right = said('response') === hash([secret, nonce, ...ends].join(':'));
    return right && said('nonce') === nonce && ['00000001', '00000002'].includes(said('nc'));
  }

  it('is used again with its next number, and renewed when it has ended', async () => {
    let nonces = 1;
    const printer = await printerThatWants(
      (times) => {
        if (times > 1) nonces += 1;
        return `Digest realm="office", nonce="n${nonces}", qop="auth", algorithm=SHA-256, stale=${times > 1}`;
      },
      (asked) => holds(asked, `n${nonces}`),
    );
    const client = clientOf({ uri: printer.uri, authentication: ada });
    for (let count = 0; count < 3; count += 1) await client.send('Get-Jobs', []);
    expect(printer.asked).toBe(5);
  });

  it('that is wrong is not tried for ever', async () => {
    const printer = await printerThatWants(
      (times) => `Digest realm="office", nonce="n${times}", qop="auth", stale=true`,
      () => false,
    );
    const client = clientOf({ uri: printer.uri, authentication: ada });
    await expect(client.send('Get-Jobs', [])).rejects.toMatchObject({
      code: 'ipp-peer-credentials-refused',
      kind: 'denied',
    });
    expect(printer.asked).toBe(3);
  });
});

describe('Basic', () => {
  const wants = async (speaking?: Speaking): Promise<TestPrinter> =>
    await printerThatWants(
      () => 'Basic realm="office"',
      ({ headers }) =>
        headers.authorization === `Basic ${Buffer.from('ada:correct horse').toString('base64')}`,
      speaking,
    );

  it('is not sent where anybody could read it', async () => {
    const printer = await wants();
    const client = clientOf({ uri: printer.uri, authentication: ada });
    await expect(client.send('Get-Jobs', [])).rejects.toMatchObject({
      message:
        '127.0.0.1 wants a password over a connection that anybody can read. It was not sent.',
    });
    expect(printer.asked).toBe(1);
  });

  it('is sent over an encrypted connection', async () => {
    const { authority, tls } = await printerTls();
    const printer = await wants({ tls });
    const trust = { anchors: authority.certificate };
    await clientOf({ uri: printer.uri, trust, authentication: ada }).send('Get-Jobs', []);
    expect(printer.asked).toBe(2);
  });

  it('is sent over loopback where that is wanted', async () => {
    const printer = await wants();
    const authentication = { ...ada, inClearOnLoopback: true };
    const client = clientOf({ uri: printer.uri, authentication });
    await client.send('Get-Jobs', []);
    await client.send('Get-Jobs', []);
    expect(printer.asked).toBe(3);
  });
});

describe('a token', () => {
  const tokens = (refusals: unknown[] = []) => ({
    token: async () => new Secret('old token'),
    another: async (_: Secret, challenge: unknown) => {
      refusals.push(challenge);
      return new Secret('new token');
    },
  });

  it('is renewed when it is refused, and the document sent again', async () => {
    const refusals: unknown[] = [];
    const printer = await printerThatWants(
      () => 'Bearer realm="site", error="invalid_token"',
      ({ headers }) => headers.authorization === 'Bearer new token',
    );
    const authentication = {
      by: 'token',
      tokens: tokens(refusals),
      inClearOnLoopback: true,
    } as const;
    const client = clientOf({ uri: printer.uri, authentication });
    const document = async function* (): AsyncGenerator<Buffer, void> {
      yield Buffer.from('a page');
    };
    // Given as it is it can be read once only: it is not begun before the token is taken.
    await client.send('Print-Job', [], { document: document() });
    expect(refusals).toEqual([{ error: 'invalid_token', acrValues: undefined, maxAge: undefined }]);
  });

  it('is not sent where anybody could read it', async () => {
    const printer = await printerThat(answerIpp);
    const client = clientOf({
      uri: printer.uri,
      authentication: { by: 'token', tokens: tokens() },
    });
    await expect(client.send('Get-Jobs', [])).rejects.toMatchObject({
      code: 'ipp-peer-credentials-in-clear',
    });
    expect(printer.asked).toBe(0);
  });
});

it('without any proof it is said what is wanted', async () => {
  const printer = await printerThatWants(
    () => 'Negotiate, Basic realm="office"',
    () => false,
  );
  await expect(clientOf({ uri: printer.uri }).send('Get-Jobs', [])).rejects.toMatchObject({
    message: '127.0.0.1 wants to know who asks, by negotiate, basic.',
  });
});

describe('a certificate', () => {
  it('proves who asks', async () => {
    const { authority, tls } = await printerTls();
    const { certificate, key } = await issueCertificate(authority, {
      commonName: 'connector',
      usage: 'client',
      ...validity,
    });
    const callers: unknown[] = [];
    const printer = await printerThat(
      async (asked, answer) => {
        callers.push((asked.socket as TLSSocket).getPeerCertificate().subject.CN);
        await answerIpp(asked, answer);
      },
      { tls: { ...tls, requestCert: true, ca: authority.certificate } },
    );
    const anchors = authority.certificate;
    const shown = { cert: certificate, key: new Secret(key) };
    await clientOf({ uri: printer.uri, trust: { anchors, certificate: shown } }).send(
      'Get-Jobs',
      [],
    );
    expect(callers).toEqual(['connector']);
    await expect(
      clientOf({ uri: printer.uri, trust: { anchors } }).send('Get-Jobs', []),
    ).rejects.toMatchObject({ kind: 'unreachable' });
  });

  it('is trusted for its name only', async () => {
    const { authority, tls } = await printerTls();
    const printer = await printerThat(answerIpp, { tls });
    const uri = printer.uri.replace('127.0.0.1', 'localhost');
    await expect(
      clientOf({ uri, trust: { anchors: authority.certificate } }).send('Get-Jobs', []),
    ).rejects.toMatchObject({ code: 'ipp-peer-untrusted' });
  });
});
