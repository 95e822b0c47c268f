import type { AlertSeverity } from '@hawser/core/site/alert-severities';

/** Something that somebody should look at; it is gone when that is mended. */
export interface AlertTable {
  /** What it is about: with the subject what tells it from the others. */
  readonly kind: string;
  readonly subject: string;
  /** The only one that it is about; null where it is about the whole site. */
  readonly replica: string | null;
  readonly severity: AlertSeverity;
  /** How far it has come: in words of its kind. */
  readonly level: string;
  /** For people. */
  readonly name: string;
  readonly message: string;
  readonly hint: string;
  /** When it came to this level. */
  readonly since: number;
}
