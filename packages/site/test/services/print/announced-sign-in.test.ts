import type { Attributes } from '@hawser/core/ipp/attributes';
import { groupsOf } from '@hawser/core/ipp/message';
import { expect, test } from 'vitest';
import { groupOf } from './published-office.ts';
import { publishedPrinter } from './published-printer.ts';
import { systemCaller } from './ipp-caller.ts';

const issuer = 'https://login.microsoftonline.com/6c1f0a70/v2.0';

/** What a printer and the system say of signing in, as text. */
async function announced(flags: Readonly<Record<string, string>>) {
  const { site, printer } = await publishedPrinter({}, flags);
  const all = groupOf(await printer.done('Get-Printer-Attributes'), 'printer');
  const answer = await systemCaller(site.address).done('Get-System-Attributes');
  const [system] = groupsOf(answer.message, 'system');
  const texts = (of: Attributes | undefined, name: string) =>
    (of?.values(name) ?? []).map((one) =>
      one.type === 'uri' || one.type === 'keyword' || one.type === 'name' ? one.value : one.type,
    );
  return {
    url: site.site.running.url,
    of: (name: string) => texts(all, name),
    ofSystem: (name: string) => texts(system, name),
  };
}

test('a printer says where tokens for it come from: the directory of the site', async () => {
  const { url, of, ofSystem } = await announced({});
  for (const said of [of, ofSystem]) {
    expect(said('oauth-authorization-server-uri')).toEqual([`${url}/directory`]);
    expect(said('oauth-authorization-scope')).toEqual(['openid', 'offline_access']);
  }
  expect(of('uri-authentication-supported')).toEqual(['oauth']);
  expect(of('uri-security-supported')).toEqual(['tls']);
  expect(of('printer-uri-supported')).toHaveLength(1);
});

test('or the other directory that the site is set up for, with the scope where it is known', async () => {
  const flags = { directoryIssuers: issuer, directoryAudiences: 'api://hawser/', printClient: 'a' };
  const entra = await announced(flags);
  expect(entra.of('oauth-authorization-server-uri')).toEqual([issuer]);
  expect(entra.of('oauth-authorization-scope')).toEqual(['api://hawser//.default']);
  const other = await announced({ ...flags, directoryIssuers: 'https://login.example.com' });
  expect(other.of('oauth-authorization-scope')).toEqual(['no-value']);
});

test('where a name and a password do as well, its address is said once for each way', async () => {
  const { of } = await announced({ printSignIn: 'password' });
  expect(of('uri-authentication-supported')).toEqual(['oauth', 'basic']);
  expect(of('uri-security-supported')).toEqual(['tls', 'tls']);
  const [first, second] = of('printer-uri-supported');
  expect(second).toBe(first);
});
