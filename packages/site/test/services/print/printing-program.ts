import { once } from 'node:events';
import { request } from 'node:https';
import { json } from 'node:stream/consumers';
import { callSite } from '@hawser/core/api/call-site';
import { createClient } from '@hawser/core/api/contracts/clients';
import { grantRole } from '@hawser/core/api/contracts/grants';
import type { Role } from '@hawser/core/identity/roles';
import { IppCaller } from './ipp-caller.ts';
import type { StartedSite } from '../../started-site.ts';
import type { PublishedPrinter } from './published-printer.ts';

/** A program that may print, and nothing else but what it is let besides. */
export async function printingProgram(
  published: PublishedPrinter,
  name: string,
  ...more: readonly Role[]
): Promise<IppCaller> {
  const token = await tokenOfProgram(published.site, name, 'Printers.Use', ...more);
  const { address, site } = published.site;
  const { url } = site.running;
  const printer = published.id;
  const target = { id: printer, url: `${url.replace('https', 'ipps')}/ecp/printers/${printer}` };
  return new IppCaller({ url, trustAnchor: address.trustAnchor }, target, token);
}

/** The token of a program with these roles. */
export async function tokenOfProgram(
  { address, site }: StartedSite,
  name: string,
  ...roles: readonly Role[]
): Promise<string> {
  const { url } = site.running;
  const signal = AbortSignal.timeout(15_000);
  const { id, secret } = await callSite(address, createClient, { body: { name } }, { signal });
  for (const role of roles) {
    await callSite(address, grantRole, { body: { role, holder: id } }, { signal });
  }
  const asked = request(`${url}/directory/token`, {
    method: 'POST',
    ca: address.trustAnchor,
    auth: `${id}:${secret}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  asked.end(new URLSearchParams({ grant_type: 'client_credentials', resource: url }).toString());
  const [answer] = (await once(asked, 'response')) as [NodeJS.ReadableStream];
  const { access_token: token } = (await json(answer)) as { access_token: string };
  return token;
}
