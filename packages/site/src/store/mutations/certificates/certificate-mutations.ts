import type { AnyMutation } from '../../mutation.ts';
import { keepCertificate } from './keep-certificate.ts';
import { noteKeyTaken } from './note-key-taken.ts';
import { removeCertificate } from './remove-certificate.ts';

/** All that change what certificates the site keeps. */
export const certificateMutations: readonly AnyMutation[] = [
  keepCertificate,
  noteKeyTaken,
  removeCertificate,
];
