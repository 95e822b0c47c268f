import type { Attributes } from '@hawser/core/ipp/attributes';
import { anyFormat } from '../virtual-printer/document/print-formats.ts';
import { printerRefusals } from './printer-refusals.ts';

/** What a client says of a document; refused where the printer, by what it tells of itself, cannot do it. */
export function documentAsked(
  operation: Attributes,
  { lasting }: { readonly lasting: Attributes },
): { readonly format: string; readonly compression: string } {
  const format = operation.mimeMediaType('document-format') ?? anyFormat;
  if (!lasting.mimeMediaTypes('document-format-supported').includes(format)) {
    throw printerRefusals('client-error-document-format-not-supported', { format });
  }
  const compression = operation.keyword('compression') ?? 'none';
  if (compression === 'none' || lasting.keywords('compression-supported').includes(compression)) {
    return { format, compression };
  }
  throw printerRefusals('client-error-compression-not-supported', { compression });
}
