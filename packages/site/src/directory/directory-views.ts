import type { Answered } from '@hawser/core/api/contract';
import type { getClient } from '@hawser/core/api/contracts/clients';
import type { addGroupMember, getGroup } from '@hawser/core/api/contracts/groups';
import type { listRoleHolders } from '@hawser/core/api/contracts/grants';
import type { getUser } from '@hawser/core/api/contracts/users';
import type { DirectoryClientTable } from '../store/tables/directory-client.ts';
import type { DirectoryGroupTable } from '../store/tables/directory-group.ts';
import type { DirectoryUserTable } from '../store/tables/directory-user.ts';

/** What is kept of a person himself; what holds of him at the moment is added when he is shown. */
export type User = Omit<Answered<typeof getUser>, 'lockedUntil' | 'totpSince' | 'recoveryCodes'>;
export type Group = Answered<typeof getGroup>;
export type Member = Answered<typeof addGroupMember>;
export type RoleHolder = Answered<typeof listRoleHolders>['items'][number];
export type Client = Answered<typeof getClient>;

/** A person as he is shown. */
export function userView(row: DirectoryUserTable): User {
  const { id, sid, name, display_name: displayName, email, enabled, source, version } = row;
  return {
    id,
    sid,
    name,
    displayName,
    email,
    enabled: enabled === 1,
    source,
    version,
    ...times(row),
  };
}

/** A group as it is shown. */
export function groupView(row: DirectoryGroupTable): Group {
  const { id, sid, name, description, source, version } = row;
  return { id, sid, name, description, source, version, ...times(row) };
}

/** A client as it is shown: with nothing of what it signs in with. */
export function clientView(row: DirectoryClientTable): Client {
  const { id, name, enabled, public_key: publicKey, version } = row;
  const signIn = publicKey === null ? 'secret' : 'key';
  return { id, name, signIn, enabled: enabled === 1, version, ...times(row) };
}

function times(row: { readonly created: number; readonly changed: number }): {
  readonly created: string;
  readonly changed: string;
} {
  const { created, changed } = row;
  return { created: new Date(created).toISOString(), changed: new Date(changed).toISOString() };
}
