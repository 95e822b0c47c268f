import { type TSchema, Type } from 'typebox';

// What the answers of many calls are made of.

export const time = Type.String({ description: 'A time, ISO 8601.' });
export const timeOrNull = Type.Union([time, Type.Null()]);
export const textOrNull = Type.Union([Type.String(), Type.Null()]);

/** Which page of a list is asked for. */
export const page = {
  after: Type.Optional(
    Type.String({ maxLength: 4000, description: 'What the page before gave as next.' }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
};

/** Of a list of what has names. */
export const filter = Type.Optional(
  Type.String({ maxLength: 200, description: 'How the name begins, in any case.' }),
);

/** A page of a list; next is null for the last one. */
export function pageOf<Item extends TSchema>(item: Item) {
  return Type.Object({ items: Type.Array(item), next: textOrNull });
}
