import { enums } from '../ipp/tables/enums.ts';

/** The values of job-state (RFC 8011 section 5.3.7). */
export const ippJobStates = enums['job-state'];

export type IppJobState = keyof typeof ippJobStates;

/** The values of document-state (PWG 5100.5). */
export const ippDocumentStates = enums['document-state'];

export type IppDocumentState = keyof typeof ippDocumentStates;
