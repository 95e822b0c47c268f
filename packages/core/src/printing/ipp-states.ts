/** The values of job-state (RFC 8011 section 5.3.7). */
export const ippJobStates = {
  pending: 3,
  'pending-held': 4,
  processing: 5,
  'processing-stopped': 6,
  canceled: 7,
  aborted: 8,
  completed: 9,
} as const;

export type IppJobState = keyof typeof ippJobStates;

/** The values of document-state (PWG 5100.5). */
export const ippDocumentStates = {
  pending: 3,
  processing: 5,
  'processing-stopped': 6,
  canceled: 7,
  aborted: 8,
  completed: 9,
} as const;

export type IppDocumentState = keyof typeof ippDocumentStates;
