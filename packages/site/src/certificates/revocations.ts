import type { Clock } from '@hawser/core/clock';
import type { ToldEvents } from '../store/events/told-events.ts';
import { certificateRevoked } from '../store/mutations/append-revoked.ts';
import { findRevokedCertificates } from '../store/reports/find-revoked-certificates.ts';
import type { Store } from '../store/store.ts';

/** What the site's authority has revoked, as this replica knows it: at once, and without a look at the database. */
export class Revocations {
  readonly #revoked: Set<string>;
  #told: (fingerprint: string) => void = () => undefined;

  private constructor(revoked: Iterable<string>) {
    this.#revoked = new Set(revoked);
  }

  static async open({
    store,
    events,
    clock,
  }: {
    readonly store: Store;
    readonly events: ToldEvents;
    readonly clock: Clock;
  }): Promise<Revocations> {
    const rows = await store.report(findRevokedCertificates, { now: clock.now() });
    const revocations = new Revocations(rows.map(({ fingerprint }) => fingerprint));
    events.on(certificateRevoked, ({ subject }) => revocations.#add(subject));
    return revocations;
  }

  has(fingerprint: string): boolean {
    return this.#revoked.has(fingerprint);
  }

  /** Called with the fingerprint of each that is revoked from now on. */
  whenRevoked(told: (fingerprint: string) => void): void {
    this.#told = told;
  }

  #add(fingerprint: string): void {
    this.#revoked.add(fingerprint);
    this.#told(fingerprint);
  }
}
