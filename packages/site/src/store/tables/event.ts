import type { ColumnType, GeneratedAlways } from 'kysely';

type Unchanging<Type> = ColumnType<Type, Type, never>;

/** What has happened, in the order in which it became visible. */
export interface EventTable {
  readonly sequence: GeneratedAlways<number>;
  readonly kind: Unchanging<string>;
  /** What it happened to. */
  readonly subject: Unchanging<string>;
  readonly time: Unchanging<number>;
  /** JSON. */
  readonly data: Unchanging<string>;
}
