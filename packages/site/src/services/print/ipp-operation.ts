import type { Attributes } from '@hawser/core/ipp/attributes';
import type { Message } from '@hawser/core/ipp/message';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import type { PrintLimits } from '@hawser/core/printing/print-limits';
import type { PrinterAccess } from '@hawser/core/printing/access/printer-access';
import type { Clock } from '@hawser/core/clock';
import type { Caller } from '../../access/caller.ts';
import type { BlobStore } from '../../blobs/blob-store.ts';
import type { DataKeys } from '../../data-keys/data-keys.ts';
import type { PrintSignIn } from '../../printing/print-sign-in.ts';
import type { KnownPrinter } from '../../printing/known-printers.ts';
import type { PrinterAccesses } from '../../printing/printer-accesses.ts';
import type { Store } from '../../store/store.ts';
import type { ArrivingDocuments } from './arriving/arriving-documents.ts';
import type { IppAnswer } from './ipp-answer.ts';
import type { WaitingReaders } from './waiting-readers.ts';

/** What the print service works with. */
export interface PrintServiceOptions {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly dataKeys: DataKeys;
  readonly publicUrl: () => string;
  /** The printers that every device is to have, by name or id. */
  readonly installed: () => readonly string[];
  readonly clock: Pick<Clock, 'now' | 'every'>;
  readonly readers: WaitingReaders;
  /** What holds for printers that have nothing else of their own. */
  readonly limits: () => PrintLimits;
  /** How people prove there who they are. */
  readonly signIn: () => PrintSignIn;
  readonly accesses: PrinterAccesses;
  readonly arriving: ArrivingDocuments;
}

export interface OperationOptions extends PrintServiceOptions {
  /** All operations that there are. */
  readonly offered: Iterable<OperationName>;
}

/** What an operation is given. */
export interface AskedOfPrinter {
  readonly message: Message;
  /** The first group of every request. */
  readonly operation: Attributes;
  readonly document: AsyncGenerator<Uint8Array, void>;
  /** Aborted when nobody waits for the answer any more. */
  readonly whenGone: (left: () => void) => void;
  readonly caller: Caller;
  readonly printer: KnownPrinter;
  /** What the caller may do with it. */
  readonly access: PrinterAccess;
}

/** Who may ask for an operation. */
export type Right =
  | SystemRight
  /** Whoever prints. */
  | 'print'
  /** Whoever prints, for jobs of his own, and who manages the documents of others. */
  | 'job'
  /** Who manages the documents of others. */
  | 'documents';

/** Who may ask for one that is of all printers. */
export type SystemRight =
  /** Proxies of devices: agents that are connectors, and who publishes printers. */
  | 'device'
  /** Who looks after printers. */
  | 'operate'
  /** Who may use a printer in any way, and proxies. */
  | 'print or device';

/** One operation on a printer. */
export interface PrinterOperation {
  readonly name: OperationName;
  readonly right: Right;
  run(asked: AskedOfPrinter, options: OperationOptions): Promise<IppAnswer>;
}
