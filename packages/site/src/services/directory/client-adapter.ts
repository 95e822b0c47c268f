import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Store } from '../../store/store.ts';
import { knownClient } from './known-client.ts';

/** Gives oidc-provider the clients that there are; it is not where they are made. */
export class ClientAdapter implements Adapter {
  readonly #store: Pick<Store, 'read'>;

  constructor(store: Pick<Store, 'read'>) {
    this.#store = store;
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return await knownClient(this.#store, id);
  }

  async findByUid(): Promise<undefined> {
    return undefined;
  }

  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async upsert(): Promise<never> {
    return this.#refuse();
  }

  async consume(): Promise<never> {
    return this.#refuse();
  }

  async destroy(): Promise<never> {
    return this.#refuse();
  }

  async revokeByGrantId(): Promise<never> {
    return this.#refuse();
  }

  #refuse(): never {
    throw new Error('the directory does not change clients');
  }
}
