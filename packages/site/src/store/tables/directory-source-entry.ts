/** What a directory on the premises knows somebody or something of the site by. */
export interface DirectorySourceEntryTable {
  readonly source: string;
  readonly key: string;
  /** user or group */
  readonly kind: string;
  /** The id of the user or the group. */
  readonly object_id: string;
  readonly dn: string;
  /** The distinguished name as members are looked for by it. */
  readonly dn_key: string;
  readonly name_key: string;
  /** The security identifier of the group that a person is in without being among its members. */
  readonly primary_group: string | null;
  /** 0 for who is not let in there. */
  readonly enabled: number;
}
