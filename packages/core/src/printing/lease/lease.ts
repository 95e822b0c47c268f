/**
 * Who has a job. The token grows with each time that a device gets it; what was begun under one token
 * and ends under another changes nothing.
 */
export type Lease =
  | { readonly state: 'free'; readonly token: number }
  /** A device has it, or had it last and may still say what became of it. */
  | { readonly state: 'held' | 'past'; readonly token: number; readonly device: string };

export type LeaseState = Lease['state'];

export const newLease: Lease = { state: 'free', token: 0 };
