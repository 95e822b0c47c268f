import type { AnyReport } from '../report.ts';
import { findEvents } from './find-events.ts';

/** Every report, by its name. */
export const reports: ReadonlyMap<string, AnyReport> = new Map(
  [findEvents].map((report) => [report.name, report]),
);
