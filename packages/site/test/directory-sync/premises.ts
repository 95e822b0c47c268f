import type { PremisesDirectory } from '../../src/directory-sync/premises-directory.ts';
import { base, reader, type Slapd } from './slapd.ts';

/** Somebody, in LDIF, whose password says whose it is. */
export const person = (uid: string): string => `dn: uid=${uid},${base}
objectClass: inetOrgPerson
uid: ${uid}
cn: ${uid} of Example
sn: ${uid}
mail: ${uid}@example.com
userPassword: the password of ${uid}

`;

/** How the directory is read, unless a test says otherwise. */
export function directoryOf(
  slapd: Slapd,
  more: Partial<PremisesDirectory> = {},
): PremisesDirectory {
  return {
    name: 'head-office',
    kind: 'ldap',
    url: slapd.url,
    trustAnchor: slapd.trustAnchor,
    bindName: reader.name,
    userBase: base,
    groupBase: base,
    userFilter: null,
    groupFilter: null,
    ...more,
  };
}
