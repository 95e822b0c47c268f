import { errorTable } from '../../errors.ts';

export const keyFileErrors = errorTable('key-file', {
  'wrong-password': {
    kind: 'denied',
    message: 'The password does not open the file.',
    hint: 'Give the password that the file was exported with; it is case-sensitive.',
  },
  damaged: {
    kind: 'usage',
    message: 'The file is no PFX, or it is damaged: {reason}.',
    hint: 'Export or copy it again; compare the sizes of both files.',
  },
  'too-slow': {
    kind: 'usage',
    message: 'The file wants its password to be hashed {rounds} times, which is more than is done.',
    hint: 'Export it again with fewer iterations; 100000 are enough.',
  },
  'unknown-algorithm': {
    kind: 'usage',
    message: 'The file is sealed in a way that is not known here ({algorithm}).',
    hint: 'Export it again, with AES-256 and SHA-256 where there is a choice, else with 3DES and SHA-1.',
  },
});
