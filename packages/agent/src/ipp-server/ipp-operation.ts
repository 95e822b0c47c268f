import type { Attributes } from '@hawser/core/ipp/attributes';
import type { GivenGroup } from '@hawser/core/ipp/encode/encode-message';
import type { Message } from '@hawser/core/ipp/message';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import type { StatusName } from '@hawser/core/ipp/tables/status-codes';

export interface AskedOfPrinter {
  readonly message: Message;
  /** The first group of every request. */
  readonly operation: Attributes;
  readonly document: AsyncIterable<Uint8Array>;
}

export interface IppAnswer {
  /** successful-ok without. */
  readonly status?: StatusName;
  readonly message?: string;
  readonly groups?: readonly GivenGroup[];
}

/** An operation as a printer on this machine carries it out. */
export interface IppOperation<Printer> {
  readonly name: OperationName;
  run(asked: AskedOfPrinter, printer: Printer): Promise<IppAnswer> | IppAnswer;
}
