/** The IPP status that answers what cannot be done where things stand (RFC 8011, PWG 5100.18). */
export type RefusalStatus =
  | 'client-error-not-possible'
  | 'client-error-not-fetchable'
  | 'client-error-not-authorized'
  | 'client-error-not-found';

/** What was asked cannot happen where things stand, and this answers it. */
export interface Refused {
  readonly outcome: 'refused';
  readonly status: RefusalStatus;
}

/** It cannot happen where things stand, and nobody waits for an answer. */
export interface Ignored {
  readonly outcome: 'ignored';
}

export function refused(status: RefusalStatus): Refused {
  return { outcome: 'refused', status };
}
