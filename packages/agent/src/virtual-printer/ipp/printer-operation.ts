import type { Clock } from '@hawser/core/clock';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { GivenGroup } from '@hawser/core/ipp/encode/encode-message';
import type { Message } from '@hawser/core/ipp/message';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import type { StatusName } from '@hawser/core/ipp/tables/status-codes';
import type { Condition } from '../condition.ts';
import type { PrintQueue } from '../jobs/print-queue.ts';
import type { PrinterPlace } from '../printer-place.ts';

/** A virtual printer as its operations see it. */
export interface PrinterAtWork {
  readonly uri: string;
  readonly place: PrinterPlace;
  readonly clock: Clock;
  readonly started: number;
  readonly queue: PrintQueue;
  readonly condition: Condition;
  /** All that stays as it is. */
  readonly lasting: Attributes;
  readonly say: (line: string) => void;
}

export interface AskedOfPrinter {
  readonly message: Message;
  /** The first group of every request. */
  readonly operation: Attributes;
  readonly document: AsyncIterable<Uint8Array>;
}

export interface IppAnswer {
  /** successful-ok without. */
  readonly status?: StatusName;
  readonly groups?: readonly GivenGroup[];
}

export interface PrinterOperation {
  readonly name: OperationName;
  run(asked: AskedOfPrinter, printer: PrinterAtWork): Promise<IppAnswer> | IppAnswer;
}
