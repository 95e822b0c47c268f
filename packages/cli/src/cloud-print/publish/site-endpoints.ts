import type { Answered } from '@hawser/core/api/contract';
import type { getCloudPrint } from '@hawser/core/api/contracts/cloud-print';
import { type Profile, readProfiles } from '@hawser/core/identity/profiles';
import { cloudPrinterErrors } from '../cloud-printer-errors.ts';

type CloudPrint = Answered<typeof getCloudPrint>;

/** What Publish-CloudPrinter is told of a site and of how to sign in there. */
export interface GivenSite {
  readonly discoveryEndpoint: string | undefined;
  readonly printServerEndpoint: string | undefined;
  readonly discoveryResourceId: string | undefined;
  readonly azureClientId: string | undefined;
  readonly azureTenantGuid: string | undefined;
}

/** Whether anything of it was said. */
export function saysSite(given: GivenSite): boolean {
  return Object.values(given).some((each) => each !== undefined);
}

/** Refuses what is not the site's; tells what of it means nothing there. */
export async function checkSite(
  given: GivenSite,
  profile: Profile,
  told: CloudPrint,
): Promise<string | undefined> {
  const { discoveryEndpoint: discovery } = told;
  const base = discovery.replace(/\/mcs$/, '');
  await checkEndpoint('DiscoveryEndpoint', given.discoveryEndpoint, [base, profile.url], 'mcs');
  await checkEndpoint('PrintServerEndpoint', given.printServerEndpoint, [base, profile.url], 'ecp');
  const site = base;
  const { discoveryResourceId: resource } = given;
  const resources = [...new Set([told.discoveryResource, told.printResource])];
  if (resource !== undefined && !resources.map(bare).includes(bare(resource))) {
    const allowed = resources.join(' or ');
    throw cloudPrinterErrors('other-resource', { given: resource, site, allowed });
  }
  return checkSignIn(given, profile, told);
}

/** Of an audience the slash at the end makes no difference, and nothing else does not. */
function bare(audience: string): string {
  return audience.trim().replace(/\/$/, '');
}

async function checkEndpoint(
  parameter: 'DiscoveryEndpoint' | 'PrintServerEndpoint',
  given: string | undefined,
  bases: readonly string[],
  service: 'mcs' | 'ecp',
): Promise<void> {
  if (given === undefined) return;
  const [site = ''] = bases;
  const allowed = `${site}/${service}`;
  const wanted = addressOf(given);
  if (wanted === undefined) {
    throw cloudPrinterErrors('not-an-endpoint', { parameter, given, allowed }, { target: given });
  }
  if (bases.some((base) => addressOf(`${base}/${service}`) === wanted)) return;
  const otherwise = await otherProfile(wanted, service);
  throw cloudPrinterErrors(
    'other-endpoint',
    { parameter, given, site, allowed, otherwise },
    { target: given },
  );
}

/** One form of an address: people write hosts in any case, and a slash at the end or not. */
function addressOf(text: string): string | undefined {
  const trimmed = text.trim();
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return undefined;
  const { origin, pathname, search, hash, username } = new URL(trimmed);
  if (search !== '' || hash !== '' || username !== '') return undefined;
  return origin + pathname.replace(/\/+$/, '').toLowerCase();
}

async function otherProfile(wanted: string, service: string): Promise<string> {
  const { all } = await readProfiles();
  const other = [...all.values()].find(({ url }) => addressOf(`${url}/${service}`) === wanted);
  return other === undefined
    ? 'Another site is signed in to first: hawser connect-site'
    : `The profile for that one is ${other.name}: -Profile ${other.name}`;
}

/**
 * The directory and the program that people sign in with: of Entra they have to be the site's; where it
 * has another directory they mean nothing, and a line that has them from before works all the same.
 */
function checkSignIn(
  { azureClientId: client, azureTenantGuid: tenant }: GivenSite,
  profile: Profile,
  told: CloudPrint,
): string | undefined {
  const site = told.discoveryEndpoint.replace(/\/mcs$/, '');
  const issuers = [
    ...new Set([told.authority, ...(profile.issuer === undefined ? [] : [profile.issuer])]),
  ];
  const tenants = issuers.flatMap((issuer) => issuer.match(guid) ?? []);
  const clients = [
    ...new Set([told.clientId, ...(profile.clientId === undefined ? [] : [profile.clientId])]),
  ];
  const isClient = client === undefined || clients.some((each) => isSame(each, client));
  if (tenants.length === 0) {
    if (tenant === undefined && isClient) return undefined;
    return `People sign in to this site by ${issuers.join(' and ')}: -AzureClientId and -AzureTenantGuid, which are of Entra ID, mean nothing there.`;
  }
  if (tenant !== undefined && !tenants.some((each) => isSame(each, tenant))) {
    const allowed = tenants.join(' or ');
    throw cloudPrinterErrors('other-tenant', { given: tenant, site, allowed }, { target: tenant });
  }
  if (!isClient) {
    const allowed = clients.join(' or ');
    throw cloudPrinterErrors('other-client', { given: client, site, allowed }, { target: client });
  }
  return undefined;
}

const guid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i;

function isSame(one: string, other: string): boolean {
  return (
    one.toLowerCase() ===
    other
      .trim()
      .replace(/^\{(.*)\}$/, '$1')
      .toLowerCase()
  );
}

/** The profile of the site that an endpoint is of, where none is in use. */
export async function profileOfEndpoint(given: GivenSite): Promise<Profile | undefined> {
  const { discoveryEndpoint, printServerEndpoint } = given;
  const { all } = await readProfiles();
  const endpoint = discoveryEndpoint ?? printServerEndpoint;
  if (endpoint === undefined) return undefined;
  const service = discoveryEndpoint === undefined ? 'ecp' : 'mcs';
  const wanted = addressOf(endpoint);
  const found = [...all.values()].find(({ url }) => addressOf(`${url}/${service}`) === wanted);
  if (found !== undefined) return found;
  throw cloudPrinterErrors('no-profile', { endpoint, connect: connecting(endpoint, given) });
}

/** What signs in there, as far as it was said. */
function connecting(endpoint: string, { azureClientId, azureTenantGuid }: GivenSite): string {
  const site = endpoint.trim().replace(/\/+(?:mcs|ecp)?\/*$/i, '');
  const issuer =
    azureTenantGuid === undefined
      ? []
      : ['-Issuer', `https://login.microsoftonline.com/${azureTenantGuid}/v2.0`];
  const client = azureClientId === undefined ? [] : ['-ClientId', azureClientId];
  return ['hawser connect-site', site, ...issuer, ...client].join(' ');
}
