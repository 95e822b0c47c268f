import type { TestClock } from '@hawser/core/clock';
import { createLog, type Log } from '@hawser/core/log';
import { Alerts } from '../../src/alerts/alerts.ts';
import type { Store } from '../../src/store/store.ts';
import { type TestEngine, sqlite } from '../store/engines.ts';

export interface ToldAlerts {
  readonly store: Store;
  readonly alerts: Alerts;
  readonly log: Log;
  /** What the log has told so far. */
  told(): readonly Readonly<Record<string, unknown>>[];
}

/** Alerts in a database of their own. */
export async function toldAlerts(
  clock: TestClock,
  engine: TestEngine = sqlite,
): Promise<ToldAlerts> {
  const store = await engine.open(await engine.newDatabase(), clock);
  const lines: string[] = [];
  const log = createLog({
    component: 'alerts',
    level: 'info',
    destination: { write: (line: string) => lines.push(line) },
  });
  const told = (): readonly Readonly<Record<string, unknown>>[] =>
    lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  return { store, alerts: new Alerts({ store, log }), log, told };
}
