import { allows } from '@hawser/core/identity/roles';
import type { Caller } from '../../access/caller.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';
import { noDescriptor } from '../../store/tables/listed-printer.ts';

/** Says by which descriptors somebody may use a printer in any way. */
export interface Usable {
  usable(caller: Caller): Promise<ReadonlySet<number>>;
}

interface Judged {
  /** The last descriptor that there was. */
  readonly last: number;
  readonly visible: readonly number[];
}

/**
 * The descriptors whose printers somebody finds, in ascending order. They are all judged once for each
 * caller: what an id stands for never changes, and another one has a larger number.
 */
export class VisibleDescriptors {
  readonly #store: Pick<Store, 'read'>;
  readonly #accesses: Usable;
  /** Who calls is the same object for some minutes, with what he may do. */
  readonly #judged = new WeakMap<Caller, Judged>();

  constructor(store: Pick<Store, 'read'>, accesses: Usable) {
    this.#store = store;
    this.#accesses = accesses;
  }

  async of(caller: Caller): Promise<readonly number[]> {
    const { rows } = await this.#store.read(async (db) => selectLast(db, {}));
    const last = rows[0]?.id ?? 0;
    const before = this.#judged.get(caller);
    if (before?.last === last) return before.visible;
    const usable = await this.#accesses.usable(caller);
    const visible = [...(seesUndescribed(caller) ? [noDescriptor] : []), ...usable].toSorted(
      (one, other) => one - other,
    );
    this.#judged.set(caller, { last, visible });
    return visible;
  }
}

/** Where there is no descriptor roles say who prints. */
function seesUndescribed({ kind, roles }: Caller): boolean {
  if (kind === 'agent' || kind === 'registration') return false;
  return allows(roles, 'Printers.Use') || allows(roles, 'Printers.Publish');
}

const selectLast = statement((db) =>
  db.selectFrom('security_descriptor').select('id').orderBy('id', 'desc').limit(1),
);
