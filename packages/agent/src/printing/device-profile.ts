import { siteUrl, type Profile } from '@hawser/core/identity/profiles';
import { ownIssuer } from '@hawser/core/identity/sign-in/directory';
import type { CloudPrint } from '@hawser/core/printing/policies/cloud-print';
import { deviceErrors } from './device-errors.ts';

/** No profile that somebody makes can be called so. */
const name = '@device';

const endpointPath = '/mcs';

/** How people sign in by policies: at the authority, as the client, for the audience that they name. */
export function deviceProfile(
  { authority, clientId, discoveryEndpoint, printResource }: CloudPrint,
  { signIn, trustAnchor }: Pick<Profile, 'signIn' | 'trustAnchor'>,
): Profile {
  const base = discoveryEndpoint.replace(/\/$/, '');
  const url = base.endsWith(endpointPath)
    ? siteUrl(base.slice(0, -endpointPath.length))
    : undefined;
  if (url === undefined) throw deviceErrors('bad-endpoint', { endpoint: discoveryEndpoint });
  return {
    name,
    url,
    ...(trustAnchor === undefined ? {} : { trustAnchor }),
    signIn,
    ...(authority === ownIssuer({ url }) ? {} : { issuer: authority }),
    clientId,
    resource: printResource,
    settings: {},
  };
}
