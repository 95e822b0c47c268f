/** What a subscription has heard, and what may be asked for again for a while. */
export interface PrintNotificationTable {
  readonly subscription: number;
  /** Its notify-sequence-number: 1, 2, 3 and so on in each subscription. */
  readonly sequence: number;
  readonly at: number;
  /** Where it happened; null for the system itself. */
  readonly printer: string | null;
  readonly event: string;
  readonly text: string;
  /** JSON: the IPP attributes that say what has happened. */
  readonly attributes: string;
}
