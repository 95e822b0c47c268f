import type { ServiceName } from '@hawser/core/api/service-names';
import { type Clock, elapsed } from '@hawser/core/clock';
import type { Role } from '@hawser/core/identity/roles';
import type { Store } from '../../store/store.ts';
import type { AccessNews, AsOf } from '../access-news.ts';
import { patiently } from '../patiently.ts';
import { readRules, ruleKey } from './read-rules.ts';

interface Known {
  readonly strict: ReadonlySet<string>;
  readonly asOf: AsOf;
}

interface WantedRole {
  readonly role: Role;
  readonly service: ServiceName | undefined;
}

/** For how long rules count as known that the database cannot be asked about any more. */
const memoryMs = 10 * 60_000;

/** For what the site wants more than one factor. */
export class AccessRules {
  readonly #store: Pick<Store, 'read'>;
  readonly #news: AccessNews;
  readonly #clock: Clock;
  #known: Known | undefined;

  constructor(options: {
    readonly store: Pick<Store, 'read'>;
    readonly news: AccessNews;
    readonly clock: Clock;
  }) {
    this.#store = options.store;
    this.#news = options.news;
    this.#clock = options.clock;
  }

  /** Whether who has these roles needs more than one factor for what needs that one, of that service. */
  needsMore(
    held: readonly Role[],
    wanted: WantedRole,
    { fromMemory }: { readonly fromMemory: boolean },
  ): boolean | Promise<boolean> {
    const known = this.#known;
    if (known !== undefined && this.#news.holds(known.asOf)) {
      return wantsMore(known.strict, held, wanted);
    }
    return this.#ask(fromMemory).then((strict) => wantsMore(strict, held, wanted));
  }

  async #ask(fromMemory: boolean): Promise<ReadonlySet<string>> {
    const known = this.#known;
    const asked = this.#look();
    if (known === undefined || !fromMemory) return await asked;
    if (elapsed(known.asOf.at, this.#clock.now()) >= memoryMs) return await asked;
    return await patiently(asked, known.strict, this.#clock);
  }

  async #look(): Promise<ReadonlySet<string>> {
    const asOf = this.#news.now();
    const rows = await readRules(this.#store);
    const strict = new Set(rows.map(({ kind, name }) => ruleKey(kind, name)));
    this.#known = { strict, asOf };
    return strict;
  }
}

function wantsMore(
  strict: ReadonlySet<string>,
  held: readonly Role[],
  { role, service }: WantedRole,
): boolean {
  if (strict.size === 0) return false;
  return (
    strict.has(ruleKey('role', role)) ||
    // Who may do it only because he may do all.
    (!held.includes(role) && strict.has(ruleKey('role', 'Site.Admin'))) ||
    (service !== undefined && strict.has(ruleKey('service', service)))
  );
}
