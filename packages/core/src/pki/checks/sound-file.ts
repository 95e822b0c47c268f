import { BerError } from '../ber.ts';
import { certificateFileErrors } from '../certificate-file-errors.ts';

/** What is read of a certificate or a request that somebody else has made. */
export function soundly<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BerError)) throw error;
    throw certificateFileErrors('damaged', { reason: error.message }, { cause: error });
  }
}
