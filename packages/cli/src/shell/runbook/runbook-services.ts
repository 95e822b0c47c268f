import type { Repeating } from '@hawser/core/api/repeating';
import type { PlaceInProgram } from '../run/frame.ts';

/** What a runbook that runs offers to the commands in it. */
export interface RunbookServices {
  /** Knows what is asked of a site when a statement runs again. */
  readonly repeating: Repeating;
  /** Has the run written down when the statement at this place has ended. */
  readonly checkpoint: (place: PlaceInProgram) => void;
}
