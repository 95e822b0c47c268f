import type { KnownPrinter } from '../../printing/known-printers.ts';
import { type EncodedGroups, encodeGroups } from './encoded-groups.ts';
import type { LastingPart } from './lasting-part.ts';
import { shownPrinter } from './shown-printer.ts';

interface Shown {
  readonly printer: KnownPrinter;
  readonly group: EncodedGroups;
}

// Only of this second: kept any longer, all that was ever asked of each printer would be there twice.
let second = 0;
const known = new Map<LastingPart, Shown>();

/** What there is to say of a printer now, as far as it is wanted: encoded once for all who ask in the same second. */
export function groupOfMoment(
  part: LastingPart,
  printer: KnownPrinter,
  now: number,
): EncodedGroups {
  forgetBefore(Math.floor(now / 1000));
  const before = known.get(part);
  if (before?.printer === printer) return before.group;
  const shown = shownPrinter(printer, second * 1000);
  const moment = Object.fromEntries(part.moments.map((name) => [name, shown[name]]));
  const group = encodeGroups([{ tag: 'printer', attributes: [moment, part.lasting] }]);
  known.set(part, { printer, group });
  return group;
}

function forgetBefore(now: number): void {
  if (now === second) return;
  second = now;
  known.clear();
}
