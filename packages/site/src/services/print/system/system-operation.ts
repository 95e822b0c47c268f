import type { OperationName } from '@hawser/core/ipp/tables/operations';
import type { Change } from '../../../audit/change.ts';
import type { IppAnswer } from '../ipp-answer.ts';
import type { AskedOfPrinter, PrintServiceOptions, SystemRight } from '../ipp-operation.ts';

export interface SystemOptions extends PrintServiceOptions {
  /** All operations that there are for the system. */
  readonly offered: Iterable<OperationName>;
  /** And for each printer. */
  readonly offeredByPrinters: Iterable<OperationName>;
}

/** What an operation on the system is given. */
export interface AskedOfSystem extends Omit<AskedOfPrinter, 'printer' | 'access'> {
  /** Changes what the audit trail tells of. */
  readonly change: Change;
  /** The site's address, as who asks has reached it. */
  readonly reachedAt: string;
}

/** One operation on all printers together, or on one that is not there yet (PWG 5100.22). */
export interface SystemOperation {
  readonly name: OperationName;
  readonly right: SystemRight;
  run(asked: AskedOfSystem, options: SystemOptions): Promise<IppAnswer>;
}
