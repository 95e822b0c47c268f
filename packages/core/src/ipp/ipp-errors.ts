import { errorTable } from '../errors.ts';

export const ippErrors = errorTable('ipp', {
  malformed: {
    kind: 'usage',
    message: 'That is no IPP message: {reason} (at byte {offset}).',
    hint: 'Ask the maker of the other program; what it sends is not as RFC 8010 has it.',
  },
  'too-large': {
    kind: 'usage',
    status: 413,
    message: 'That IPP message has too much in it: {reason} (at byte {offset}).',
    hint: 'Send fewer or shorter attributes.',
  },
  'missing-attribute': {
    kind: 'usage',
    message: 'The attribute {name} is missing.',
    hint: 'Send it with the request.',
  },
  'wrong-type': {
    kind: 'usage',
    message: 'The attribute {name} is {given}, but has to be {wanted}.',
    hint: 'Send it as RFC 8011 and the registry of IANA have it.',
  },
  'several-values': {
    kind: 'usage',
    message: 'The attribute {name} has {count} values, but has to have one.',
    hint: 'Send one of them.',
  },
  'not-encodable': {
    kind: 'failed',
    message: 'The attribute {name} cannot be sent as {given}: {reason}.',
    hint: 'It is a fault of Hawser; its log has the details.',
  },
});
