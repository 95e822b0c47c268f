import type { PrinterLimits } from '@hawser/core/printing/print-limits';

/** What a printer is to have otherwise than the site; null is again as the site has it. */
export type GivenLimits = {
  readonly [Limit in keyof PrinterLimits]: PrinterLimits[Limit] | null;
};

/** What it has then. */
export function limitsAfter(before: PrinterLimits, given: GivenLimits = {}): PrinterLimits {
  const all = Object.entries({ ...before, ...given });
  return Object.fromEntries(all.filter(([, limit]) => limit !== null));
}

/** The same as it is kept. */
export function keptLimits(limits: PrinterLimits): string | null {
  return Object.keys(limits).length === 0 ? null : JSON.stringify(limits);
}
