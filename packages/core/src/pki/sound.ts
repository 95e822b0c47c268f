import { BerError } from './ber.ts';
import { certificateFileErrors } from './certificate-file-errors.ts';

/** What is read of a file that somebody else has made. */
export function sound<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    const reason = error instanceof BerError ? error.message : 'its content cannot be read';
    throw certificateFileErrors('damaged', { reason }, { cause: error });
  }
}
