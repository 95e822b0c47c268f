import type { DirectoryKind } from './premises-directory.ts';

/** What a kind of directory calls things. The first name that an entry has something under counts. */
export interface Vocabulary {
  readonly users: string;
  readonly groups: string;
  /** Stays the same when an entry is renamed or moved. */
  readonly key: string;
  readonly sid: string;
  readonly userName: readonly string[];
  readonly displayName: readonly string[];
  readonly groupName: readonly string[];
  /** Members by their distinguished names. */
  readonly members: readonly string[];
  /** Members by their names. */
  readonly memberNames: string | undefined;
  /** Grows with each change of an entry. */
  readonly mark: string;
  /** What is not text. */
  readonly binary: readonly string[];
}

export const vocabularies: Readonly<Record<DirectoryKind, Vocabulary>> = {
  'active-directory': {
    users: '(&(objectClass=user)(!(objectClass=computer)))',
    groups: '(objectClass=group)',
    key: 'objectGUID',
    sid: 'objectSid',
    userName: ['userPrincipalName', 'sAMAccountName'],
    displayName: ['displayName', 'cn'],
    groupName: ['sAMAccountName', 'cn'],
    members: ['member'],
    memberNames: undefined,
    mark: 'uSNChanged',
    binary: ['objectGUID', 'objectSid'],
  },
  ldap: {
    users: '(|(objectClass=inetOrgPerson)(objectClass=posixAccount))',
    groups: '(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=posixGroup))',
    key: 'entryUUID',
    // As Samba has it in a directory that knows no identifiers of its own.
    sid: 'sambaSID',
    userName: ['uid'],
    displayName: ['displayName', 'cn'],
    groupName: ['cn'],
    members: ['member', 'uniqueMember'],
    memberNames: 'memberUid',
    mark: 'modifyTimestamp',
    binary: [],
  },
};
