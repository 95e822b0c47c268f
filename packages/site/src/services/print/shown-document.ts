import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { documentStateNames, documentStates } from '@hawser/core/printing/document/document-states';
import { printerUrl } from '../../printing/print-url.ts';
import type { PrintJobTable } from '../../store/tables/print-job.ts';
import type { DescribedDocument } from './document-target.ts';
import { seconds } from './shown-job.ts';

/** A document as clients see it (PWG 5100.5, 5). */
export function shownDocument(
  document: DescribedDocument,
  job: PrintJobTable,
  { publicUrl, now }: { readonly publicUrl: string; readonly now: number },
): GivenAttributes {
  const state = documentStateNames.find((each) => each === document.state);
  if (state === undefined) throw new Error(`no document is ${document.state}`);
  const url = printerUrl(publicUrl, job.printer);
  return {
    'document-number': document.number,
    'document-printer-uri': url,
    'document-job-id': job.number,
    'document-job-uri': `${url}/jobs/${job.number}`,
    'document-name': document.name ?? '',
    'document-format': document.format,
    'document-state': documentStates[state].ipp,
    'document-state-reasons': reasonsOf(documentStates[state].reasons),
    'k-octets': Math.ceil(document.size / 1024),
    'last-document': job.state !== 'incoming' && document.number === job.documents,
    compression: document.compression,
    'time-at-creation': seconds(job.created),
    'printer-up-time': seconds(now),
    'attributes-charset': 'utf-8',
    'attributes-natural-language': 'en',
  };
}

function reasonsOf(reasons: readonly string[]): readonly string[] {
  return reasons.length === 0 ? ['none'] : reasons;
}
