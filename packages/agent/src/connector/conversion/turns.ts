import { availableParallelism } from 'node:os';
import { Lanes } from '@hawser/core/lanes';

/** Of all printers together: pages are made by the processor. */
export const converterTurns = new Lanes(availableParallelism());
