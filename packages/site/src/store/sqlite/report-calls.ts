import type { Trouble } from '../store-errors.ts';
import type { CarriedError } from './carried-error.ts';

/** A report on its way to a reader's thread. */
export interface ReportRequest {
  readonly name: string;
  readonly input: unknown;
}

export type ReportAnswer =
  | { readonly result: unknown }
  | { readonly error: CarriedError }
  | { readonly trouble: Trouble };
