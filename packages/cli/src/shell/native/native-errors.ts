import { errorTable } from '@hawser/core/errors';

/** What can be wrong with programs of the machine. */
export const nativeErrors = errorTable('native', {
  'not-allowed': {
    kind: 'denied',
    message: '{name} is a program of this machine, and none may be run here.',
    hint: 'If it is meant, start hawser so that it may: hawser -AllowNative',
  },
  'not-started': {
    kind: 'failed',
    message: '{name} cannot be run: {reason}.',
    hint: 'See whether it runs in another shell.',
  },
  'line-too-long': {
    kind: 'failed',
    message: '{name} writes a line of more than {most}.',
    hint: 'Have it write to a file, or in lines.',
  },
});
