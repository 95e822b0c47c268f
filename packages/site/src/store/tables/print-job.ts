/** A job, and who has it. */
export interface PrintJobTable {
  readonly printer: string;
  /** Its job-id. */
  readonly number: number;
  readonly uuid: string;
  /** The one that its client has given it, which nobody vouches for; null where it has not. */
  readonly client_uuid: string | null;
  readonly name: string;
  readonly owner: string;
  readonly owner_name: string;
  /** As core/printing/job knows it. */
  readonly state: string;
  /** JSON. */
  readonly holds: string;
  readonly ending: string | null;
  readonly paper: string;
  readonly lease_state: string;
  readonly lease_token: number;
  readonly lease_device: string | null;
  /** When who has it counts as lost. */
  readonly lease_until: number | null;
  readonly impressions: number;
  /** What its device says of it in its own words: a group of IPP attributes. */
  readonly device_says: Uint8Array | null;
  /** How it is to be printed: a group of IPP attributes. */
  readonly attributes: Uint8Array;
  /** From 1 to 100; what is higher comes first. */
  readonly priority: number;
  /** Where it stands among those of its priority. */
  readonly place: number;
  /** How many documents it has. */
  readonly documents: number;
  /** How much they are together. */
  readonly octets: number;
  /** When its next document is waited for no longer. */
  readonly incoming_until: number | null;
  /** Since when it waits: for a device, for its owner, or for a person who decides. */
  readonly waits_since: number | null;
  /** When what is held for a time goes on. */
  readonly hold_until: number | null;
  /** How long its documents are kept once it is over; 0 where they are deleted at once. */
  readonly retain_seconds: number;
  /** Until when they are, once it is over; null where they are deleted. */
  readonly retain_until: number | null;
  /** What its PIN is compared with. */
  readonly password: string | null;
  /** Where it was moved to, or came from: the printer's id, a slash and the number there. */
  readonly moved_to: string | null;
  readonly moved_from: string | null;
  readonly created: number;
  readonly processing: number | null;
  readonly completed: number | null;
}
