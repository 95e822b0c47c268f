import type { PrintFormat } from './document/print-formats.ts';

/** What a virtual printer is told when it starts. */
export interface PrinterSettings {
  readonly name: string;
  readonly location: string;
  readonly formats: readonly PrintFormat[];
  /** How fast it seems to print; undefined: as fast as it can. */
  readonly pagesPerMinute: number | undefined;
}
