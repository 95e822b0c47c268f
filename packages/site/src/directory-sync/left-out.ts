import { visible } from '@hawser/core/visible';
import { Type } from 'typebox';
import { Check } from 'typebox/value';

const mostNamed = 10;
const longest = { name: 200, reason: 300 };

const first = Type.Array(Type.Object({ name: Type.String(), reason: Type.String() }));
const kept = Type.Object({ count: Type.Integer(), first });

/** Who or what of a directory the site could not take over, and of the first of them why. */
export interface LeftOutEntries {
  readonly count: number;
  readonly first: readonly { readonly name: string; readonly reason: string }[];
}

/** Gathers who is left out; of changes only, besides those who were before. */
export class LeftOut {
  #count: number;
  #first: LeftOutEntries['first'];

  constructor({ count, first: known }: LeftOutEntries = { count: 0, first: [] }) {
    this.#count = count;
    this.#first = known;
  }

  get entries(): LeftOutEntries {
    return { count: this.#count, first: this.#first };
  }

  add(dn: string, reason: string): void {
    this.remove(dn);
    this.#count += 1;
    if (this.#first.length >= mostNamed) return;
    this.#first = [...this.#first, { name: named(dn), reason: reason.slice(0, longest.reason) }];
  }

  /** It could be taken over now. */
  remove(dn: string): void {
    const name = named(dn);
    const others = this.#first.filter((each) => each.name !== name);
    this.#count -= this.#first.length - others.length;
    this.#first = others;
  }
}

/** As it is kept. */
export function leftOutOf(json: string | null): LeftOutEntries {
  const found: unknown = json === null ? undefined : JSON.parse(json);
  return Check(kept, found) ? found : { count: 0, first: [] };
}

function named(dn: string): string {
  return visible(dn.slice(0, longest.name)).slice(0, longest.name);
}
