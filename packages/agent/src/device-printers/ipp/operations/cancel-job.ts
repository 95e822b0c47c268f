import { requireOpenJob } from '../job-target.ts';
import type { LocalOperation } from '../local-printer.ts';

/** RFC 8011, 4.3.3. It is on disk; the site hears of it as soon as it can. */
export const cancelJob: LocalOperation = {
  name: 'Cancel-Job',
  async run({ operation }, printer) {
    await printer.queue.change(requireOpenJob(operation, printer), { isCanceled: true });
    return {};
  },
};
