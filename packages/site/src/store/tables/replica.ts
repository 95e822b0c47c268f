/** The processes that make up the site; each tells again and again that it is there. */
export interface ReplicaTable {
  readonly id: string;
  readonly host: string;
  readonly version: string;
  /** How it is reached by itself, whatever name stands before all of them. */
  readonly url: string;
  readonly started: number;
  readonly seen: number;
}
