import type { ErrorEntry } from '../../errors.ts';
import type { StatusName } from '../tables/status-codes.ts';

/**
 * What every server of IPP refuses a request with, as rows of its own table of errors; the key is the
 * status that answers it (RFC 8011, appendix B).
 */
export const requestRefusals = {
  'client-error-bad-request': {
    kind: 'usage',
    message: 'The request is not as it has to be: {reason}.',
    hint: 'Ask the maker of the program that has sent it.',
  },
  'client-error-document-format-not-supported': {
    kind: 'usage',
    message: 'The printer takes no documents of the format {format}.',
    hint: 'Send one of those in document-format-supported.',
  },
  'client-error-compression-not-supported': {
    kind: 'usage',
    message: 'The printer takes no documents compressed by {compression}.',
    hint: 'Send one of those in compression-supported.',
  },
  'client-error-request-value-too-long': {
    kind: 'usage',
    message: 'The value of {name} is too long.',
    hint: 'Give a shorter one.',
  },
  'client-error-attributes-or-values-not-supported': {
    kind: 'usage',
    message: 'The printer cannot do what {name} says.',
    hint: 'Take one of the values in its attribute that ends with -supported.',
  },
  'client-error-charset-not-supported': {
    kind: 'usage',
    message: 'The charset {charset} is not spoken here.',
    hint: 'Send everything as utf-8.',
  },
  'server-error-too-many-documents': {
    kind: 'conflict',
    message: 'The job takes no more documents: {most} are the most.',
    hint: 'Print the rest as another job.',
  },
  'server-error-operation-not-supported': {
    kind: 'usage',
    message: 'The operation {operation} is not carried out here.',
    hint: 'Ask for one of those in operations-supported.',
  },
  'server-error-version-not-supported': {
    kind: 'usage',
    message: 'IPP {version} is not spoken here.',
    hint: 'Speak IPP 2.0 or 1.1.',
  },
} as const satisfies Partial<Record<StatusName, ErrorEntry>>;

/** A table of errors with those rows, for what is refused before the operation itself is looked at. */
export interface RequestRefusals {
  (key: 'client-error-bad-request', values: { readonly reason: string }): Error;
  (key: 'client-error-charset-not-supported', values: { readonly charset: string }): Error;
  (key: 'server-error-operation-not-supported', values: { readonly operation: string }): Error;
  (key: 'server-error-version-not-supported', values: { readonly version: string }): Error;
}
