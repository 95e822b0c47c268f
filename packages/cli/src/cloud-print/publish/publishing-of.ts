import type { Answered } from '@hawser/core/api/contract';
import type { previewListedPrinter } from '@hawser/core/api/contracts/discovery';

/** What is done to a printer that is published, as far as it was looked what that would be. */
export function publishingOf(preview: Answered<typeof previewListedPrinter> | undefined): string {
  if (preview === undefined || preview.isNew) return 'Publish CloudPrinter';
  if (preview.changes.length === 0) return 'Publish CloudPrinter again, without a change';
  return `Publish CloudPrinter again, with other ${preview.changes.join(', ')}`;
}
