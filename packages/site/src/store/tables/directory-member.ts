/** Who is in a group by himself; what is in it through other groups follows from these. */
export interface DirectoryMemberTable {
  readonly group_id: string;
  /** The id of a user or of a group. */
  readonly member_id: string;
}
