import {
  compileDescriptor,
  type CompiledDescriptor,
} from '@hawser/core/printing/access/compile-descriptor';
import { parseSddl } from '@hawser/core/printing/access/parse-sddl';
import { Recent } from '../recent.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';

/** More than sites have. */
const most = 10_000;

/** Each has at most 64 KiB. */
const atOnce = 100;

/** Security descriptors by their ids, ready to be asked. What an id stands for never changes. */
export class KnownDescriptors {
  readonly #store: Pick<Store, 'read'>;
  readonly #known = new Recent<CompiledDescriptor>(most);

  constructor(store: Pick<Store, 'read'>) {
    this.#store = store;
  }

  /** That of an id, which is asked for only once. */
  async get(id: number): Promise<CompiledDescriptor> {
    const before = this.#known.get(String(id));
    if (before !== undefined) return before;
    const { rows } = await this.#store.read(async (db) => select(db, { id }));
    return this.#keep(id, rows[0]?.sddl);
  }

  /** All that there are; those that are not known yet are read some at a time. */
  async all(): Promise<ReadonlyMap<number, CompiledDescriptor>> {
    const { rows } = await this.#store.read(async (db) => selectIds(db, {}));
    const all = new Map<number, CompiledDescriptor>();
    const unknown: number[] = [];
    for (const { id } of rows) {
      const known = this.#known.get(String(id));
      if (known === undefined) unknown.push(id);
      else all.set(id, known);
    }
    for (let at = 0; at < unknown.length; at += atOnce) {
      const ids = unknown.slice(at, at + atOnce);
      const read = await this.#store.read(async (db) =>
        db
          .selectFrom('security_descriptor')
          .select(['id', 'sddl'])
          .where('id', 'in', ids)
          .execute(),
      );
      for (const { id, sddl } of read) all.set(id, this.#keep(id, sddl));
    }
    return all;
  }

  #keep(id: number, sddl: string | undefined): CompiledDescriptor {
    const compiled = sddl === undefined ? forNobody : compiledOr(sddl);
    this.#known.set(String(id), compiled);
    return compiled;
  }
}

/** What a newer Hawser may have kept that is not understood here lets nobody in. */
function compiledOr(sddl: string): CompiledDescriptor {
  try {
    return compileDescriptor(parseSddl(sddl));
  } catch {
    return forNobody;
  }
}

const forNobody = compileDescriptor(parseSddl('D:'));

const select = statement((db, { id }: { readonly id: number }) =>
  db.selectFrom('security_descriptor').select('sddl').where('id', '=', id),
);

const selectIds = statement((db) => db.selectFrom('security_descriptor').select('id'));
