import { HawserError } from '../../errors.ts';
import { BerError } from '../ber.ts';
import { certificateFileErrors } from '../certificate-file-errors.ts';

/** What is read of a certificate or a request that somebody else has made. */
export function soundly<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof HawserError) throw error;
    const reason = error instanceof BerError ? error.message : 'its content cannot be read';
    throw certificateFileErrors('damaged', { reason }, { cause: error });
  }
}
