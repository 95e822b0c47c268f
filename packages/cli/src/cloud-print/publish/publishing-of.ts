import type { Answered } from '@hawser/core/api/contract';
import type { previewListedPrinter } from '@hawser/core/api/contracts/discovery';

/** What would be done to a printer that is published. */
export function publishingOf(preview: Answered<typeof previewListedPrinter>): string {
  if (preview.isNew) return 'Publish CloudPrinter';
  if (preview.changes.length === 0) return 'Publish CloudPrinter again, without a change';
  return `Publish CloudPrinter again, with other ${preview.changes.join(', ')}`;
}
