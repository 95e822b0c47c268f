import { HawserError } from '../errors.ts';
import { BerError } from './ber.ts';
import { certificateFileErrors } from './certificate-file-errors.ts';

/** What is read of a file that somebody else has made. */
export function sound<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw damageOf(error);
  }
}

/** What is told of an error that came up while a file was read. */
export function damageOf(error: unknown): HawserError {
  if (error instanceof HawserError) return error;
  const reason = error instanceof BerError ? error.message : 'its content cannot be read';
  return certificateFileErrors('damaged', { reason }, { cause: error });
}
