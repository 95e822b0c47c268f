import { callSite } from '@hawser/core/api/call-site';
import { replaceClientCredential } from '@hawser/core/api/contracts/clients';
import { getCaller } from '@hawser/core/api/contracts/site';
import { askSite } from '@hawser/core/api/site-request';
import * as oauth from 'oauth4webapi';
import { expect, test } from 'vitest';
import { startedSite, type StartedSite } from '../../started-site.ts';
import { newProgram, newProgramWithKey } from './directory-rows.ts';
import { discovered, type OAuthSite } from './oauth-client.ts';
import { claimsOf } from './sign-in-site.ts';

async function site(): Promise<
  StartedSite & { readonly directory: OAuthSite; readonly url: string }
> {
  const started = await startedSite();
  const { url } = started.site.running;
  const directory = await discovered(url, started.address.trustAnchor);
  return { ...started, directory, url };
}

async function token(
  { issuer, options }: OAuthSite,
  client: oauth.Client,
  auth: oauth.ClientAuth,
  parameters: Record<string, string> = {},
): Promise<oauth.TokenEndpointResponse> {
  const response = await oauth.clientCredentialsGrantRequest(
    issuer,
    client,
    auth,
    parameters,
    options,
  );
  return await oauth.processClientCredentialsResponse(issuer, client, response);
}

test('programs find out what the directory can do, and get tokens with a secret or a key', async () => {
  const { directory, url, root, address } = await site();
  const { trustAnchor } = address;
  expect(directory.issuer).toMatchObject({
    issuer: `${url}/directory`,
    token_endpoint: `${url}/directory/token`,
    jwks_uri: `${url}/directory/jwks`,
    device_authorization_endpoint: `${url}/directory/device-authorization`,
    authorization_endpoint: `${url}/directory/authorize`,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    id_token_signing_alg_values_supported: ['ES256'],
    acr_values_supported: ['urn:hawser:acr:multi-factor'],
  });
  for (const endpoint of [
    'registration',
    'introspection',
    'userinfo',
    'pushed_authorization_request',
  ])
    expect(directory.issuer).not.toHaveProperty(`${endpoint}_endpoint`);

  // In either way to send it.
  const { id, secret, hash } = newProgram(root);
  const client = { client_id: id };
  for (const auth of [oauth.ClientSecretBasic(secret), oauth.ClientSecretPost(secret)]) {
    const { access_token, expires_in, token_type } = await token(directory, client, auth);
    expect({ expires_in, token_type }).toEqual({ expires_in: 600, token_type: 'bearer' });
    expect(await claimsOf(directory, access_token, url)).toMatchObject({
      iss: `${url}/directory`,
      aud: url,
      sub: id,
      client_id: id,
    });
  }
  // The hash that the database has is no secret.
  for (const wrong of [`${secret}x`, hash]) {
    const auth = oauth.ClientSecretPost(wrong);
    const refused = { error: 'invalid_client' };
    await expect(token(directory, client, auth)).rejects.toMatchObject(refused);
  }
  const elsewhere = { resource: 'https://elsewhere.example.com' };
  await expect(
    token(directory, client, oauth.ClientSecretPost(secret), elsewhere),
  ).rejects.toMatchObject({ error: 'invalid_target' });
  const slash = { resource: `${url}/` };
  const same = await token(directory, client, oauth.ClientSecretPost(secret), slash);
  expect(await claimsOf(directory, same.access_token, url)).toMatchObject({ aud: url });

  // With each assertion once, and with none that would have to be remembered for long.
  const { id: signer, key } = newProgramWithKey(root);
  const signing = { client_id: signer };
  const assertions: string[] = [];
  const remembering: oauth.ClientAuth = async (as, given, body, headers) => {
    await oauth.PrivateKeyJwt(key)(as, given, body, headers);
    assertions.push(body.get('client_assertion') ?? '');
  };
  const { access_token } = await token(directory, signing, remembering);
  expect(await claimsOf(directory, access_token, url)).toMatchObject({ sub: signer });
  const replayed: oauth.ClientAuth = (_as, given, body) => {
    body.set('client_id', given.client_id);
    body.set('client_assertion', assertions[0] ?? '');
    body.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
  };
  await expect(token(directory, signing, replayed)).rejects.toMatchObject({
    error: 'invalid_client',
  });
  const lasting = oauth.PrivateKeyJwt(key, {
    [oauth.modifyAssertion]: (_header, claims) => {
      claims['exp'] = Math.floor(Date.now() / 1000) + 3600;
    },
  });
  await expect(token(directory, signing, lasting)).rejects.toMatchObject({
    error: 'invalid_client',
  });
  const other = newProgramWithKey(root);
  await expect(token(directory, signing, oauth.PrivateKeyJwt(other.key))).rejects.toMatchObject({
    error: 'invalid_client',
  });

  // Whoever has replaced a secret that others know by now is rid of what they have got by it.
  const asProgram = async (bearer: string): Promise<number> => {
    const headers = { authorization: `Bearer ${bearer}` };
    const signal = AbortSignal.timeout(10_000);
    return (await askSite({ url, trustAnchor }, { path: getCaller.path, headers, signal })).status;
  };
  expect(await asProgram(same.access_token)).toBe(200);
  const asked = { params: { client: id }, body: {}, ifMatch: '*' } as const;
  const renewed = await callSite(address, replaceClientCredential, asked, {
    signal: AbortSignal.timeout(10_000),
  });
  expect(await asProgram(same.access_token)).toBe(401);
  const newSecret = oauth.ClientSecretBasic(renewed.secret ?? '');
  expect(await asProgram((await token(directory, client, newSecret)).access_token)).toBe(200);
  expect(await asProgram(access_token)).toBe(200);
});
