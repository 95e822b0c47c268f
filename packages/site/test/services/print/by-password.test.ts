import { execFile } from 'node:child_process';
import { request } from 'node:https';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { callSite } from '@hawser/core/api/call-site';
import { setAccessRule } from '@hawser/core/api/contracts/access-rules';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import { setUserPassword } from '@hawser/core/api/contracts/user-proofs';
import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import { decodeMessage } from '@hawser/core/ipp/decode/decode-message';
import { type OperationName, operations } from '@hawser/core/ipp/tables/operations';
import { statusName } from '@hawser/core/ipp/tables/status-codes';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { describeWithPeers } from '../../../../../test/peers/describe-with-peers.ts';
import { startedSite, type StartedSite } from '../../started-site.ts';
import { personWhoPrints } from './person-who-prints.ts';

const path = async ({ address }: StartedSite, sddl?: string): Promise<string> => {
  const signal = AbortSignal.timeout(15_000);
  const body = { name: 'Office', ...(sddl === undefined ? {} : { sddl }) };
  const { id } = await callSite(address, publishPrinter, { body }, { signal });
  return `/ecp/printers/${id}`;
};

/** What a program gets that shows a name and a password: the HTTP status, the challenge, the IPP status. */
async function ask(
  { site, address }: StartedSite,
  { path: at, name, password }: { path: string; name: string; password: string },
  operation: OperationName = 'Get-Jobs',
): Promise<{ http: number; challenge: string; ipp?: string | undefined }> {
  const sent = request(`${site.running.url}${at}`, {
    method: 'POST',
    ca: address.trustAnchor,
    auth: `${name}:${password}`,
    headers: { 'content-type': 'application/ipp' },
  });
  sent.end(
    encodeMessage({
      code: operations[operation],
      requestId: 1,
      groups: [
        {
          tag: 'operation',
          attributes: {
            'attributes-charset': 'utf-8',
            'attributes-natural-language': 'en',
            'printer-uri': 'ipps://localhost/',
          },
        },
      ],
    }),
  );
  const [response] = (await once(sent, 'response')) as [
    NodeJS.ReadableStream & { statusCode: number; headers: Record<string, string> },
  ];
  const bytes = await buffer(response);
  const challenge = response.headers['www-authenticate'] ?? '';
  const http = response.statusCode;
  if (http !== 200) return { http, challenge };
  return { http, challenge, ipp: statusName(decodeMessage(bytes).message.code) };
}

test('a password lets nobody print where the site does not say so', async () => {
  const started = await startedSite();
  const ada = await personWhoPrints(started, 'Printers.Use');
  const answer = await ask(started, { path: await path(started), ...ada });
  expect(answer.http).toBe(401);
  expect(answer.challenge).not.toContain('Basic');
});

test('who shows a name and a password prints, and can do nothing else', async () => {
  const started = await startedSite({ printSignIn: 'password' });
  const ada = await personWhoPrints(started, 'Printers.Use', 'Site.Admin');
  const at = { path: await path(started), ...ada };
  expect(await ask(started, at)).toMatchObject({ http: 200, ipp: 'successful-ok' });
  expect(await ask(started, at, 'Pause-Printer')).toMatchObject({ ipp: 'client-error-forbidden' });
  expect(await ask(started, at, 'Register-Output-Device')).toMatchObject({
    ipp: 'client-error-forbidden',
  });
  for (const other of ['/admin/v1/printers', '/ecp/system']) {
    expect((await ask(started, { ...at, path: other })).http).not.toBe(200);
  }
  const wrong = await ask(started, { ...at, password: 'seven-green-turtle' });
  expect(wrong.http).toBe(401);
  expect(wrong.challenge).toContain('Basic realm="Hawser"');
  const nobody = await ask(started, { ...at, name: 'nobody' });
  expect(nobody.http).toBe(401);
  // What she had holds no more, and what she has got is to be changed first.
  const body = { password: 'eight-green-turtles' };
  const params = { user: ada.id };
  const signal = AbortSignal.timeout(15_000);
  await callSite(started.address, setUserPassword, { params, body }, { signal });
  expect((await ask(started, at)).http).toBe(401);
  expect((await ask(started, { ...at, ...body })).http).toBe(401);
});

test('by a security descriptor, too, a password lets somebody print and no more', async () => {
  const started = await startedSite({ printSignIn: 'password' });
  const ada = await personWhoPrints(started);
  // Domain users are all people of the site's own directory, where it knows no other.
  const at = { path: await path(started, 'O:BAG:DUD:(A;OICI;FA;;;DU)'), ...ada };
  expect(await ask(started, at, 'Validate-Job')).toMatchObject({ ipp: 'successful-ok' });
  expect(await ask(started, at, 'Pause-Printer')).toMatchObject({ ipp: 'client-error-forbidden' });
  expect(await ask(started, at, 'Cancel-Jobs')).toMatchObject({ ipp: 'client-error-forbidden' });
});

test.each([
  ['of the service', { kind: 'service', name: 'print' }],
  ['of the role', { kind: 'role', name: 'Printers.Use' }],
] as const)('a password is not enough where a rule %s wants a second factor', async (_, params) => {
  const started = await startedSite({ printSignIn: 'password' });
  const at = { path: await path(started), ...(await personWhoPrints(started, 'Printers.Use')) };
  expect(await ask(started, at)).toMatchObject({ http: 200 });
  const body = { requireMultiFactor: true };
  const signal = AbortSignal.timeout(15_000);
  await callSite(started.address, setAccessRule, { params, body }, { signal });
  const refused = await ask(started, at);
  expect(refused.http).toBe(401);
  expect(refused.challenge).toContain('insufficient_user_authentication');
});

describeWithPeers('printing', 'ipptool', () => {
  test('prints over TLS by a name and a password', async () => {
    const started = await startedSite({ printSignIn: 'password' });
    const { name, password } = await personWhoPrints(started, 'Printers.Use');
    const { port } = new URL(started.site.running.url);
    const file = '/usr/share/cups/ipptool/print-job.test';
    const uri = `ipps://${name}:${password}@localhost:${port}${await path(started)}`;
    // It looks at no certificate, whatever its settings say.
    const { stdout } = await promisify(execFile)('ipptool', ['-t', '-f', file, uri, file]);
    expect(stdout).toContain('[PASS]');
  });
});
