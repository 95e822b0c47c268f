import { ippRefusals } from '../../printing/ipp-refusals.ts';
import type { PrinterTable } from '../../store/tables/printer.ts';

/** Refuses jobs for a printer that is disabled. */
export function requireAccepting({ accepting, name }: PrinterTable): void {
  if (accepting === 0) throw ippRefusals('server-error-not-accepting-jobs', { name });
}
