/** A person who may sign in. */
export interface DirectoryUserTable {
  readonly id: string;
  /** S-1-5-21-…; never given to anybody else. */
  readonly sid: string;
  readonly name: string;
  /** The name as it is looked for, in one form and without case. */
  readonly name_key: string;
  readonly display_name: string;
  readonly email: string | null;
  /** 0 for who is not let in. */
  readonly enabled: number;
  /** The directory that he comes from; null for the site's own people. */
  readonly source: string | null;
  /** What that directory knows him by. */
  readonly source_key: string | null;
  /** Another one at each change. */
  readonly version: number;
  readonly created: number;
  readonly changed: number;
}
