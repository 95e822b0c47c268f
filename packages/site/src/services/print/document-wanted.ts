import type { Attributes } from '@hawser/core/ipp/attributes';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import type { NewDocument } from '../../store/mutations/printing/insert-document.ts';
import type { PrinterTable } from '../../store/tables/printer.ts';
import { keptGroup } from '../../printing/kept-group.ts';

/** What a client says of a document. */
export type DocumentWanted = Pick<NewDocument, 'name' | 'format' | 'compression'>;

export const compressions: readonly string[] = ['none', 'gzip', 'deflate'];
export const anyFormat = 'application/octet-stream';

export function documentWanted(operation: Attributes, printer: PrinterTable): DocumentWanted {
  const format = requireFormat(operation, printer);
  const compression = operation.keyword('compression') ?? 'none';
  if (!compressions.includes(compression)) {
    throw ippRefusals('client-error-compression-not-supported', { compression });
  }
  return { name: operation.name('document-name') ?? null, format, compression };
}

/** The document-format that is given, which the printer takes. */
export function requireFormat(operation: Attributes, printer: PrinterTable): string {
  const format = operation.mimeMediaType('document-format') ?? anyFormat;
  if (format === anyFormat) return format;
  const taken = keptGroup(printer.attributes)?.mimeMediaTypes('document-format-supported') ?? [];
  if (taken.length === 0 || taken.includes(format)) return format;
  throw ippRefusals('client-error-document-format-not-supported', { format });
}
