import { createSecretKey, randomBytes } from 'node:crypto';
import type { Change } from '../audit/change.ts';
import { readKeptSecret, keptSecret } from '../site-key/kept-secret.ts';
import { seal } from '../site-key/seal.ts';
import type { SiteKey } from '../site-key/site-key.ts';
import type { ToldEvents } from '../store/events/told-events.ts';
import { addDataKey, dataKeyAdded } from '../store/mutations/add-data-key.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import { dataKeyErrors } from './data-key-errors.ts';
import { type DataKey, keyNumberIn } from './segments.ts';
import { opened } from './sealed-bytes.ts';

export interface DataKeysOptions {
  readonly store: Store;
  readonly siteKey: SiteKey;
  readonly events: Pick<ToldEvents, 'on'>;
}

const bytesOfKey = 32;

/**
 * The keys that documents are sealed under, shared by all replicas: in the database they are sealed under
 * the site key. New things are sealed under the latest; the others open what was sealed before.
 */
export class DataKeys {
  readonly #options: DataKeysOptions;
  readonly #known = new Map<number, DataKey>();
  #latest: Promise<DataKey> | undefined;

  constructor(options: DataKeysOptions) {
    this.#options = options;
    options.events.on(dataKeyAdded, () => {
      this.#latest = undefined;
    });
  }

  /** The one for new things; the first is made when it is first asked for. */
  async current(): Promise<DataKey> {
    this.#latest ??= this.#findLatest().catch((error: unknown) => {
      this.#latest = undefined;
      throw error;
    });
    return await this.#latest;
  }

  /** Has new things be sealed under another key. */
  async rotate(change: Change): Promise<number> {
    const { siteKey } = this.#options;
    const number = (await this.current()).number + 1;
    const sealed = seal(siteKey, nameOf(number), randomBytes(bytesOfKey));
    await change(addDataKey, { name: nameOf(number), number, keyId: siteKey.keyId, sealed });
    this.#latest = undefined;
    return number;
  }

  /** What was sealed under whichever of them. */
  open(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void> {
    return opened(bytes, async (head) => this.#of(keyNumberIn(head)));
  }

  async #findLatest(): Promise<DataKey> {
    const { store, siteKey } = this.#options;
    const { rows } = await store.read(async (db) => select(db, {}));
    const numbers = rows.map(({ name }) => Number(name.slice(prefix.length)));
    const number = Math.max(1, ...numbers);
    const make = async (): Promise<Buffer> => randomBytes(bytesOfKey);
    const bytes = await keptSecret({ store, siteKey, name: nameOf(number), make });
    return this.#keep(number, bytes);
  }

  async #of(number: number | undefined): Promise<DataKey> {
    if (number === undefined) throw dataKeyErrors('changed', {});
    const known = this.#known.get(number);
    if (known !== undefined) return known;
    const bytes = await readKeptSecret({ ...this.#options, name: nameOf(number) });
    if (bytes === undefined) throw dataKeyErrors('missing', { number });
    return this.#keep(number, bytes);
  }

  #keep(number: number, bytes: Buffer): DataKey {
    const key = { number, key: createSecretKey(bytes) };
    this.#known.set(number, key);
    return key;
  }
}

const prefix = 'data-key-';

function nameOf(number: number): string {
  return `${prefix}${number}`;
}

const select = statement((db) =>
  db.selectFrom('sealed_secret').select('name').where('name', 'like', `${prefix}%`),
);
