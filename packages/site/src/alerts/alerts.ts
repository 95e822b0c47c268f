import type { Answered } from '@hawser/core/api/contract';
import type { listAlerts } from '@hawser/core/api/contracts/alerts';
import { HawserError } from '@hawser/core/errors';
import type { Log } from '@hawser/core/log';
import type { AlertCounts, AlertSeverity } from '@hawser/core/site/alert-severities';
import type { AlertKey } from '../store/mutations/alerts/append-alert-changed.ts';
import { clearAlert } from '../store/mutations/alerts/clear-alert.ts';
import { type NewAlert, raiseAlert, saysSame } from '../store/mutations/alerts/raise-alert.ts';
import { findAlerts } from '../store/reports/find-alerts.ts';
import { presentAlerts } from './present-alerts.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';

export type ShownAlert = Answered<typeof listAlerts>['items'][number];

/** Far more than anybody reads. */
const most = 1000;

/** Whose alerts they are: of one kind, about the whole site or one replica. */
export interface AlertsOf {
  readonly kind: string;
  readonly replica: string | null;
}

/** An alert of those. */
export type StandingAlert = Omit<NewAlert, keyof AlertsOf>;

/** What somebody should look at, whichever part of the site has found it. */
export class Alerts {
  readonly #store: Pick<Store, 'mutate' | 'read' | 'report'>;
  readonly #log: Log;

  constructor({
    store,
    log,
  }: {
    readonly store: Pick<Store, 'mutate' | 'read' | 'report'>;
    readonly log: Log;
  }) {
    this.#store = store;
    this.#log = log;
  }

  /** Raises it; what stands already stays as it is. */
  async raise(alert: NewAlert): Promise<void> {
    if (!(await this.#store.mutate(raiseAlert, alert))) return;
    const { kind, subject, severity, hint, message } = alert;
    this.#log.warn({ kind, subject, severity, hint }, message);
  }

  async clear({ kind, subject }: AlertKey): Promise<void> {
    if (!(await this.#store.mutate(clearAlert, { kind, subject }))) return;
    this.#log.warn({ kind, subject }, 'an alert is cleared: it holds no more');
  }

  /** Has exactly these stand: raises what is new or has changed, and clears the others. */
  async settle({ kind, replica }: AlertsOf, standing: readonly StandingAlert[]): Promise<void> {
    const present = await this.#store.read(async (db) => presentAlerts(db, { kind, replica }));
    const left = new Map(present.map((alert) => [alert.subject, alert]));
    for (const alert of standing) {
      const before = left.get(alert.subject);
      left.delete(alert.subject);
      // Nearly always: nothing is written for it.
      if (before !== undefined && saysSame(before, alert)) continue;
      await this.raise({ kind, replica, ...alert });
    }
    for (const subject of left.keys()) await this.clear({ kind, subject });
  }

  /** The worst first. */
  async all(
    search: { readonly severity?: AlertSeverity; readonly kind?: string } = {},
  ): Promise<ShownAlert[]> {
    const rows = await this.#store.report(findAlerts, { ...search, limit: most });
    return rows.map(({ since, ...row }) => ({ ...row, since: new Date(since).toISOString() }));
  }

  /** How many there are; undefined while the database cannot be asked. */
  async counts(): Promise<AlertCounts | undefined> {
    const asked = this.#store.read(async (db) => countBySeverity(db, {}));
    const { rows } = await asked.catch(unknownIfUnreachable);
    if (rows === undefined) return undefined;
    const counts = { critical: 0, warning: 0, information: 0 };
    for (const { severity, count } of rows) counts[severity] = Number(count);
    return counts;
  }
}

const countBySeverity = statement((db) =>
  db
    .selectFrom('alert')
    .select(['severity', ({ fn }) => fn.countAll().as('count')])
    .groupBy('severity'),
);

function unknownIfUnreachable(error: unknown): { readonly rows: undefined } {
  if (error instanceof HawserError && error.kind === 'unreachable') return { rows: undefined };
  throw error;
}
