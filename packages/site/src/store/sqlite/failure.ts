import type { Trouble } from '../store-errors.ts';

/** Makes the error that a caller gets of what troubles the database, and logs it. */
export type Failure = (trouble: Trouble, cause?: unknown) => Error;
