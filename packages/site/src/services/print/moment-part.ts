import type { Attributes } from '@hawser/core/ipp/attributes';
import { encodeAttributes } from '@hawser/core/ipp/encode/encode-attributes';
import type { KnownPrinter } from '../../printing/known-printers.ts';
import type { LastingPart } from './lasting-part.ts';
import { shownPrinter } from './shown-printer.ts';

interface Moment {
  readonly printer: KnownPrinter;
  readonly second: number;
  readonly attributes: Attributes;
}

const known = new WeakMap<LastingPart, Moment>();

/** What of a printer is so now, as far as it is wanted: encoded once for all who ask in the same moment. */
export function momentPart(part: LastingPart, printer: KnownPrinter, now: number): Attributes {
  const second = Math.floor(now / 1000);
  const before = known.get(part);
  if (before?.printer === printer && before.second === second) return before.attributes;
  const shown = shownPrinter(printer, second * 1000);
  const wanted = Object.fromEntries(part.moments.map((name) => [name, shown[name]]));
  const attributes = encodeAttributes(wanted);
  known.set(part, { printer, second, attributes });
  return attributes;
}
