import type { AdapterPayload, JWK } from 'oidc-provider';
import { cliClientId } from '@hawser/core/identity/sign-in/well-known';
import { idForm } from '../../directory/names.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';
import { credentialMark } from './client-credential.ts';

const deviceCode = 'urn:ietf:params:oauth:grant-type:device_code';

/**
 * A program on somebody's own machine, which can keep no secret of its own (RFC 8252): a code goes
 * back to it by a loopback address at any port.
 */
const cli: AdapterPayload = {
  client_id: cliClientId,
  client_name: 'Hawser command line',
  application_type: 'native',
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token', deviceCode],
  response_types: ['code'],
  response_modes: ['query'],
  redirect_uris: ['http://127.0.0.1', 'http://[::1]'].flatMap((origin) => [
    origin,
    `${origin}/`,
    `${origin}/callback`,
  ]),
};

/** What oidc-provider is to know of a client, or undefined for one that is not let in. */
export async function knownClient(
  store: Pick<Store, 'read'>,
  id: string,
): Promise<AdapterPayload | undefined> {
  if (id === cliClientId) return cli;
  // Anybody can name one; not every text can be looked for.
  if (!idForm.test(id)) return undefined;
  const { rows } = await store.read(async (db) => select(db, { id }));
  const [row] = rows;
  if (row === undefined || row.enabled === 0) return undefined;
  const program = {
    client_id: id,
    client_name: row.name,
    credential: credentialMark(row),
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  };
  if (row.public_key !== null) {
    // It was checked when it was kept.
    const keys = [JSON.parse(row.public_key) as JWK];
    return { ...program, token_endpoint_auth_method: 'private_key_jwt', jwks: { keys } };
  }
  if (row.secret === null) return undefined;
  // The hash stands for the secret; what is compared with it is hashed, too.
  return {
    ...program,
    token_endpoint_auth_method: 'client_secret_basic',
    client_secret: row.secret,
  };
}

const select = statement((db, { id }: { readonly id: string }) =>
  db
    .selectFrom('directory_client')
    .select(['name', 'secret', 'public_key', 'enabled'])
    .where('id', '=', id),
);
