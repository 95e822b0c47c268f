/** People, and other groups, that get something together. */
export interface DirectoryGroupTable {
  readonly id: string;
  /** S-1-5-21-…; never given to anybody else. */
  readonly sid: string;
  readonly name: string;
  /** The name as it is looked for, in one form and without case. */
  readonly name_key: string;
  readonly description: string;
  /** The directory that it comes from; null for the site's own groups. */
  readonly source: string | null;
  /** What that directory knows it by. */
  readonly source_key: string | null;
  /** Another one at each change. */
  readonly version: number;
  readonly created: number;
  readonly changed: number;
}
