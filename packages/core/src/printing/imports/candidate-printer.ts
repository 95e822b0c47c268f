import type { HawserError } from '../../errors.ts';
import type { PrinterLocation } from '../location/location.ts';

/** A printer that somebody could publish, as a list of printers has it. */
export interface CandidatePrinter {
  /** As it is shared, where it is; otherwise as it is called. */
  readonly name: string;
  readonly manufacturer?: string;
  readonly model?: string;
  /** Where the list says it in a form that can be read. */
  readonly location?: PrinterLocation;
  /** Where it is in words, which a rule may make a location of. */
  readonly place?: string;
  readonly sddl?: string;
  readonly uri?: string;
  readonly comment?: string;
}

/** One printer of a list, and where it stands there: "line 3". */
export type ListedPrinter =
  | { readonly outcome: 'read'; readonly where: string; readonly printer: CandidatePrinter }
  /** It is none that anybody would publish. */
  | {
      readonly outcome: 'skipped';
      readonly where: string;
      readonly name: string;
      readonly reason: string;
    }
  | {
      readonly outcome: 'refused';
      readonly where: string;
      /** Where it can be read. */
      readonly name?: string;
      readonly error: HawserError;
    };
