import type { Generated } from 'kysely';

/** A word, a place or an ability that printers are found by. An id is given once. */
export interface SearchTermTable {
  readonly id: Generated<number>;
  /** What it stands for and its text in the form that is looked for. */
  readonly key: string;
  /** Of a place in the tree. */
  readonly category: string | null;
  /** How it is written, as JSON: a text or a number. */
  readonly value: string | null;
}
