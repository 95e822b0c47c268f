import type { AnyMutation } from '../../mutation.ts';
import { addOidcRecord } from './add-oidc-record.ts';
import { addSeenToken } from './add-seen-token.ts';
import { consumeOidcRecord } from './consume-oidc-record.ts';
import { keepOidcRecord } from './keep-oidc-record.ts';
import { pruneOidcRecords } from './prune-oidc-records.ts';
import { removeOidcRecord } from './remove-oidc-record.ts';
import { revokeOidcGrant } from './revoke-oidc-grant.ts';

/** What the directory keeps of sign-ins. */
export const oidcMutations: readonly AnyMutation[] = [
  addOidcRecord,
  addSeenToken,
  consumeOidcRecord,
  keepOidcRecord,
  pruneOidcRecords,
  removeOidcRecord,
  revokeOidcGrant,
];
