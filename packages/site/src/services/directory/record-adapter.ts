import { createHash } from 'node:crypto';
import type { Adapter, AdapterPayload, errors } from 'oidc-provider';
import type { Clock } from '@hawser/core/clock';
import { open, seal } from '../../site-key/seal.ts';
import type { SiteKey } from '../../site-key/site-key.ts';
import { addOidcRecord } from '../../store/mutations/oidc/add-oidc-record.ts';
import { consumeOidcRecord } from '../../store/mutations/oidc/consume-oidc-record.ts';
import { keepOidcRecord } from '../../store/mutations/oidc/keep-oidc-record.ts';
import { removeOidcRecord } from '../../store/mutations/oidc/remove-oidc-record.ts';
import { revokeOidcGrant } from '../../store/mutations/oidc/revoke-oidc-grant.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';
import { progressIn } from './interaction/progress.ts';

export interface RecordKeeping {
  readonly store: Store;
  readonly siteKey: SiteKey;
  readonly clock: Clock;
  /** Of the provider, which is loaded late. */
  readonly errors: typeof errors;
}

/** Who asks for more than this has not asked for a sign-in; anybody can have one kept, again and again. */
const largestPayload = 4 * 1024;

/** Keeps what oidc-provider keeps of one of its models. */
export class RecordAdapter implements Adapter {
  readonly #model: string;
  readonly #keeping: RecordKeeping;

  constructor(model: string, keeping: RecordKeeping) {
    this.#model = model;
    this.#keeping = keeping;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const { store, siteKey, clock, errors } = this.#keeping;
    const bytes = Buffer.from(JSON.stringify(payload));
    if (bytes.length > largestPayload) throw new errors.InvalidRequest('the request is too large');
    const key = hashOf(id);
    const record = {
      model: this.#model,
      id: key,
      payload: seal(siteKey, this.#sealedAs(key), bytes),
      uid: payload.uid ?? null,
      user_code: payload.userCode === undefined ? null : hashOf(payload.userCode),
      // So that all that belongs to a grant is found by it, and it itself.
      grant_id: this.#model === 'Grant' ? id : (payload.grantId ?? null),
      account_id: accountIn(payload) ?? null,
      expires: clock.now() + expiresIn * 1000,
    };
    if (this.#model !== 'ReplayDetection') return void (await store.mutate(keepOidcRecord, record));
    // It was looked for before; another replica may have got the same in between.
    if (!(await store.mutate(addOidcRecord, record)))
      throw new errors.InvalidClientAuth('used before');
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return await this.#found(byId, { model: this.#model, value: hashOf(id) });
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return await this.#found(byUid, { model: this.#model, value: uid });
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return await this.#found(byUserCode, { model: this.#model, value: hashOf(userCode) });
  }

  async consume(id: string): Promise<void> {
    const { store, errors } = this.#keeping;
    const key = { model: this.#model, id: hashOf(id) };
    if (await store.mutate(consumeOidcRecord, key)) return;
    // Two have used it at once, and one of them is not who it was given to.
    const { grantId } = (await this.find(id)) ?? {};
    if (grantId !== undefined) await this.revokeByGrantId(grantId);
    throw new errors.InvalidGrant('used before');
  }

  async destroy(id: string): Promise<void> {
    if (this.#model === 'Grant') return await this.revokeByGrantId(id);
    const { store } = this.#keeping;
    await store.mutate(removeOidcRecord, { model: this.#model, id: hashOf(id) });
  }

  async revokeByGrantId(grant: string): Promise<void> {
    await this.#keeping.store.mutate(revokeOidcGrant, { grant });
  }

  async #found(by: typeof byId, key: RecordKey): Promise<AdapterPayload | undefined> {
    const { store, siteKey } = this.#keeping;
    const { rows } = await store.read(async (db) => by(db, key));
    const [row] = rows;
    if (row === undefined) return undefined;
    const bytes = open(siteKey, this.#sealedAs(row.id), row.payload);
    // What something other than the site has written there is as good as nothing.
    if (bytes === undefined) return undefined;
    const payload = JSON.parse(bytes.toString('utf8')) as AdapterPayload;
    return row.consumed === null
      ? payload
      : { ...payload, consumed: Math.floor(row.consumed / 1000) };
  }

  #sealedAs(key: string): string {
    return `oidc-record:${this.#model}:${key}`;
  }
}

/** Whose it is: of a sign-in that is under way, who has proved some of what he has to. */
function accountIn({ accountId, result, session }: AdapterPayload): string | undefined {
  if (accountId !== undefined) return accountId;
  return progressIn(result)?.userId ?? result?.login?.accountId ?? session?.accountId;
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}

interface RecordKey {
  readonly model: string;
  readonly value: string;
}

const byId = statement((db, { model, value }: RecordKey) =>
  db
    .selectFrom('oidc_record')
    .select(['id', 'payload', 'consumed'])
    .where('model', '=', model)
    .where('id', '=', value),
);

const byUid = statement((db, { model, value }: RecordKey) =>
  db
    .selectFrom('oidc_record')
    .select(['id', 'payload', 'consumed'])
    .where('uid', '=', value)
    .where('model', '=', model),
);

const byUserCode = statement((db, { model, value }: RecordKey) =>
  db
    .selectFrom('oidc_record')
    .select(['id', 'payload', 'consumed'])
    .where('user_code', '=', value)
    .where('model', '=', model),
);
