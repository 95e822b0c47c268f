import type { KnownPrinter } from '../../printing/known-printers.ts';
import { type EncodedGroups, encodeGroups } from './encoded-groups.ts';
import type { LastingPart } from './lasting-part.ts';
import { shownPrinter } from './shown-printer.ts';

interface Moment {
  readonly printer: KnownPrinter;
  readonly second: number;
  readonly group: EncodedGroups;
}

const known = new WeakMap<LastingPart, Moment>();

/** What there is to say of a printer now, as far as it is wanted: encoded once for all who ask in the same moment. */
export function groupOfMoment(
  part: LastingPart,
  printer: KnownPrinter,
  now: number,
): EncodedGroups {
  const second = Math.floor(now / 1000);
  const before = known.get(part);
  if (before?.printer === printer && before.second === second) return before.group;
  const shown = shownPrinter(printer, second * 1000);
  const moment = Object.fromEntries(part.moments.map((name) => [name, shown[name]]));
  const group = encodeGroups([{ tag: 'printer', attributes: [moment, part.lasting] }]);
  known.set(part, { printer, second, group });
  return group;
}
