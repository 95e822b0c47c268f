import { Recent } from '../recent.ts';
import { selectPrinter } from '../store/mutations/printing/select-printer.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import type { PrinterTable } from '../store/tables/printer.ts';

/** Of each some ten KiB stay in memory. */
const most = 200;

/**
 * Printers by their ids, as they are now. What devices and operators say of one is long: it is read again
 * when the printer has another revision, and is the same object until then.
 */
export class KnownPrinters {
  readonly #store: Pick<Store, 'read'>;
  readonly #known = new Recent<PrinterTable>(most);
  readonly #asked = new Map<string, Promise<PrinterTable | undefined>>();

  constructor(store: Pick<Store, 'read'>) {
    this.#store = store;
  }

  /** Those who ask in the same turn of the event loop hear the same: none can know of anything later. */
  async get(id: string): Promise<PrinterTable | undefined> {
    const before = this.#asked.get(id);
    if (before !== undefined) return await before;
    const asked = this.#read(id);
    if (this.#asked.size === 0) setImmediate(() => this.#asked.clear());
    this.#asked.set(id, asked);
    return await asked;
  }

  async #read(id: string): Promise<PrinterTable | undefined> {
    const before = this.#known.get(id);
    if (before !== undefined) {
      const { rows } = await this.#store.read(async (db) => selectShort(db, { id }));
      const [now] = rows;
      // Of another moment it is where somebody has put an older database there.
      if (now?.revision === before.revision && now.changed === before.changed) {
        return { ...now, attributes: before.attributes, settings: before.settings };
      }
    }
    const printer = await this.#store.read(async (db) => selectPrinter({ db }, id));
    if (printer === undefined) this.#known.delete(id);
    else this.#known.set(id, printer);
    return printer;
  }
}

const selectShort = statement((db, { id }: { readonly id: string }) =>
  db
    .selectFrom('printer')
    .select([
      'id',
      'number',
      'name',
      'name_key',
      'accepting',
      'paused',
      'holds_new',
      'last_job',
      'open_jobs',
      'jobs_at_device',
      'revision',
      'identify',
      'state_changed',
      'created',
      'changed',
    ])
    .where('id', '=', id),
);
