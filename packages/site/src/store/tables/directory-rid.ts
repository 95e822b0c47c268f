/** The one row that says which number the next security identifier ends in; there is none before the first. */
export interface DirectoryRidTable {
  readonly id: number;
  readonly next: number;
}
