import type { Clock } from '@hawser/core/clock';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { IppOperation } from '../../ipp-server/ipp-operation.ts';
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

export type PrinterOperation = IppOperation<PrinterAtWork>;
