import type { AlertSeverity } from '@hawser/core/site/alert-severities';
import type { Tx } from '../../mutation.ts';
import { append } from '../append-event.ts';

/** The kind of the events that tell of alerts. */
export const alertChanged = 'alert-changed';

export interface AlertKey {
  readonly kind: string;
  readonly subject: string;
}

/** Tells who shows alerts; severity is null for one that is cleared. The last thing a mutation does. */
export async function appendAlertChanged(
  tx: Tx,
  { kind, subject }: AlertKey,
  severity: AlertSeverity | null,
): Promise<void> {
  const data = { kind, subject, severity };
  await append(tx, { kind: alertChanged, subject: `${kind}:${subject}`, data });
}
