import { requireOpenJob } from '../job-target.ts';
import type { LocalOperation } from '../local-printer.ts';

/** PWG 5100.11, 4.2: no more documents come. */
export const closeJob: LocalOperation = {
  name: 'Close-Job',
  async run({ operation }, printer) {
    await printer.queue.change(requireOpenJob(operation, printer), { isClosed: true });
    return {};
  },
};
