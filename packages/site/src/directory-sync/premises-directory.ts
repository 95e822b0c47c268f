/** How a directory calls what is in it. */
export const directoryKinds = ['active-directory', 'ldap'] as const;

export type DirectoryKind = (typeof directoryKinds)[number];

/** A directory on the premises whose people and groups are the site's too. */
export interface PremisesDirectory {
  readonly name: string;
  readonly kind: DirectoryKind;
  /** ldaps, or ldap which is then encrypted by StartTLS. */
  readonly url: string;
  /** PEM; without, the authorities that the operating system trusts. */
  readonly trustAnchor: string | null;
  /** Whom the site reads it as. */
  readonly bindName: string;
  /** Below which entries people and groups are looked for. */
  readonly userBase: string;
  readonly groupBase: string;
  /** Narrows down who is taken; in the form of RFC 4515. */
  readonly userFilter: string | null;
  readonly groupFilter: string | null;
}
