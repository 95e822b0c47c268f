import type { Cursor } from './cursor.ts';
import type { Expression } from './tree.ts';

/** One value, or the list that commas make of several; what comes after stays where it is. */
export function readItems(cursor: Cursor, readOne: (cursor: Cursor) => Expression): Expression {
  const start = cursor.at;
  const first = readOne(cursor);
  const items = [first];
  for (;;) {
    const before = cursor.at;
    cursor.skipBlanks();
    if (!cursor.takes(',')) {
      cursor.at = before;
      return items.length === 1 ? first : { kind: 'list', items, ...cursor.from(start) };
    }
    cursor.skipLines();
    items.push(readOne(cursor));
  }
}
