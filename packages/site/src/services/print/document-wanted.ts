import type { Attributes } from '@hawser/core/ipp/attributes';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import type { NewDocument } from '../../store/mutations/printing/submit-job.ts';
import type { PrinterTable } from '../../store/tables/printer.ts';
import { keptGroup } from './kept-group.ts';

/** What a client says of a document. */
export type DocumentWanted = Pick<NewDocument, 'name' | 'format' | 'compression'>;

export const compressions: readonly string[] = ['none', 'gzip', 'deflate'];
export const anyFormat = 'application/octet-stream';

export function documentWanted(operation: Attributes, printer: PrinterTable): DocumentWanted {
  const format = operation.mimeMediaType('document-format') ?? anyFormat;
  const compression = operation.keyword('compression') ?? 'none';
  if (!compressions.includes(compression)) {
    throw ippRefusals('client-error-compression-not-supported', { compression });
  }
  const taken = keptGroup(printer.attributes)?.mimeMediaTypes('document-format-supported') ?? [];
  if (format !== anyFormat && taken.length > 0 && !taken.includes(format)) {
    throw ippRefusals('client-error-document-format-not-supported', { format });
  }
  return { name: operation.name('document-name') ?? null, format, compression };
}
