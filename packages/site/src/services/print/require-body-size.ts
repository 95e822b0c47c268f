import type { IncomingMessage } from 'node:http';
import type { PrintLimits } from '@hawser/core/printing/print-limits';
import type { KnownPrinters } from '../../printing/known-printers.ts';
import { limitsOf } from '../../printing/limits-of.ts';
import { requestErrors } from '../../server/request-errors.ts';

/** Nobody has more to say of a document than this before it begins. */
const attributes = 4 * 1024 * 1024;

/** Refuses a body that says by itself that it is larger than a job may be, before it is invited. */
export async function requireBodySize(
  { headers }: Pick<IncomingMessage, 'headers'>,
  id: string,
  { printers, limits: site }: { readonly printers: KnownPrinters; readonly limits: PrintLimits },
): Promise<void> {
  const length = Number(headers['content-length'] ?? 0);
  if (length <= attributes) return;
  const printer = await printers.get(id);
  if (printer === undefined) return;
  const { jobBytes } = limitsOf(printer, { site });
  if (length <= jobBytes + attributes) return;
  throw requestErrors('too-large', { limit: jobBytes });
}
