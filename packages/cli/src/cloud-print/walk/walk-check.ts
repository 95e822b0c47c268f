import type { Report } from '@hawser/command/invocation/call';
import type { Doubt } from '../../site-checks/check.ts';
import type { Walk } from './walk.ts';

/** The parts of the way, in their order. */
export const legs = [
  'Discovery',
  'Token',
  'PrintService',
  'Connector',
  'Printer',
  'TestPage',
] as const;

export type Leg = (typeof legs)[number];

/** One thing on the way to the paper. */
export interface WalkCheck {
  readonly step: Leg;
  readonly name: string;
  /** What it looks at, said while it runs. */
  readonly title: string;
  /** Says what was found, or throws what is wrong. */
  readonly run: (walk: Walk, report: Report) => Promise<string | Doubt>;
}
