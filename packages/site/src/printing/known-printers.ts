import type { Clock } from '@hawser/core/clock';
import { Recent } from '../recent.ts';
import { selectPrinter } from '../store/mutations/printing/select-printer.ts';
import { connectedMs } from '../store/reports/find-agents.ts';
import { comingMs, isComing, isThere } from '../store/reports/devices-there.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import type { PrinterTable } from '../store/tables/printer.ts';

/** A printer, and how many devices print for it now, or are about to. */
export interface KnownPrinter extends PrinterTable {
  readonly devicesThere?: number;
}

/** Of each some ten KiB stay in memory. */
const most = 200;

/** For how long nobody asks a database that only this site changes; somebody may put another in its place. */
const unchangedMs = 20;

/**
 * Printers by their ids, as they are now. What devices and operators say of one is long: it is read again
 * when the printer has another revision, and is the same object until then.
 */
export class KnownPrinters {
  readonly #store: Pick<Store, 'read' | 'changes'>;
  readonly #known = new Recent<PrinterTable>(most);
  readonly #asked = new Map<string, Promise<KnownPrinter | undefined>>();
  #asOf: number | undefined;

  readonly #clock: Pick<Clock, 'now'>;

  constructor(store: Pick<Store, 'read' | 'changes'>, clock: Pick<Clock, 'now'>) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Those who ask while none can know of anything later hear the same. */
  async get(id: string): Promise<KnownPrinter | undefined> {
    const changes = this.#store.changes();
    if (changes !== this.#asOf) this.#asked.clear();
    const before = this.#asked.get(id);
    if (before !== undefined) return await before;
    const asked = this.#readServed(id);
    if (this.#asked.size === 0) this.#forgetSoon(changes);
    this.#asked.set(id, asked);
    return await asked;
  }

  /** What others change may be different in the next turn of the event loop. */
  #forgetSoon(changes: number | undefined): void {
    this.#asOf = changes;
    const forget = (): void => this.#asked.clear();
    if (changes === undefined) setImmediate(forget);
    else setTimeout(forget, unchangedMs).unref();
  }

  async #readServed(id: string): Promise<KnownPrinter | undefined> {
    const printer = await this.#read(id);
    if (printer === undefined) return undefined;
    const now = this.#clock.now();
    const asked = { id, since: now - connectedMs };
    const { rows } = await this.#store.read(async (db) => countThere(db, asked));
    const there = Number(rows[0]?.devices ?? 0);
    // A connector that is told of a printer has something to ask the real one before it says so.
    const isNew = there === 0 && printer.changed > now - comingMs;
    return { ...printer, devicesThere: isNew ? await this.#coming(id, now) : there };
  }

  async #coming(id: string, now: number): Promise<number> {
    const { rows } = await this.#store.read(async (db) => selectTold(db, { id }));
    return rows.filter((each) => isComing(each, now)).length;
  }

  async #read(id: string): Promise<PrinterTable | undefined> {
    const before = this.#known.get(id);
    if (before !== undefined) {
      const { rows } = await this.#store.read(async (db) => selectShort(db, { id }));
      const [now] = rows;
      // Of another moment it is where somebody has put an older database there.
      if (now?.revision === before.revision && now.changed === before.changed) {
        const { attributes, settings, limits } = before;
        return { ...now, attributes, settings, limits };
      }
    }
    const printer = await this.#store.read(async (db) => selectPrinter({ db }, id));
    if (printer === undefined) this.#known.delete(id);
    else this.#known.set(id, printer);
    return printer;
  }
}

const countThere = statement((db, { id, since }: { readonly id: string; readonly since: number }) =>
  db
    .selectFrom('output_device')
    .leftJoin('agent', 'agent.id', 'output_device.owner')
    .select(({ fn }) => fn.countAll().as('devices'))
    .where('output_device.printer', '=', id)
    .where((eb) => isThere(eb, since)),
);

const selectTold = statement((db, { id }: { readonly id: string }) =>
  db
    .selectFrom('printer_connector')
    .innerJoin('agent', 'agent.id', 'printer_connector.agent')
    .select(['printer_connector.created as told', 'agent.last_seen', 'agent.gone', 'agent.revoked'])
    .where('printer_connector.printer', '=', id),
);

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
      'paused_by',
      'holds_new',
      'last_job',
      'open_jobs',
      'jobs_at_device',
      'revision',
      'identify',
      'state_changed',
      'descriptor_id',
      'created',
      'changed',
    ])
    .where('id', '=', id),
);
