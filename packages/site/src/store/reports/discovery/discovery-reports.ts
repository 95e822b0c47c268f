import type { AnyReport } from '../../report.ts';
import { findListedPrinters } from './find-listed-printers.ts';
import { findNearestPrinters } from './find-nearest-printers.ts';
import { findPlaces } from './find-places.ts';

/** What people look for printers by. */
export const discoveryReports: readonly AnyReport[] = [
  findListedPrinters,
  findNearestPrinters,
  findPlaces,
];
