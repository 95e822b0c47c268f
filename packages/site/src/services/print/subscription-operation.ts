import type { OperationName } from '@hawser/core/ipp/tables/operations';
import type { PrinterTable } from '../../store/tables/printer.ts';
import type { IppAnswer } from './ipp-answer.ts';
import type { AskedOfPrinter, PrintServiceOptions, SystemRight } from './ipp-operation.ts';

/** What an operation on subscriptions is given. */
export interface AskedOfSubscriptions extends Pick<
  AskedOfPrinter,
  'message' | 'operation' | 'caller' | 'access'
> {
  /** Undefined at the system, where there are those of all printers. */
  readonly printer: PrinterTable | undefined;
}

/** One operation on subscriptions, which is the same at a printer and at the system. */
export interface SubscriptionOperation {
  readonly name: OperationName;
  readonly right: SystemRight;
  run(asked: AskedOfSubscriptions, options: PrintServiceOptions): Promise<IppAnswer>;
}
