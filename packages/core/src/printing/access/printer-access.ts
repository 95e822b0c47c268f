import { jobMapping, jobRights, printerMapping, printerRights } from './object-rights.ts';
import type { GenericMapping } from './object-rights.ts';
import type { SecurityDescriptor } from './security-descriptor.ts';
import { jobDescriptor } from './job-descriptor.ts';

/** What somebody may do with a printer; documents are those of others. */
export type PrinterAccess = Readonly<Record<PrinterRight, boolean>>;

export type PrinterRight = (typeof printerRightNames)[number];

/** What decides each right: a bit of the printer's own list, or of that which jobs of others inherit. */
export const rightsAsked: Readonly<
  Record<PrinterRight, { readonly bit: number; readonly mapping: GenericMapping }>
> = {
  print: { bit: printerRights.use, mapping: printerMapping },
  manageDocuments: { bit: jobRights.administer, mapping: jobMapping },
  managePrinter: { bit: printerRights.administer, mapping: printerMapping },
};

/** In the order in which they are told. */
export const printerRightNames = ['print', 'manageDocuments', 'managePrinter'] as const;

/** The descriptor that is asked about a right. */
export function descriptorFor(
  right: PrinterRight,
  descriptor: SecurityDescriptor,
): SecurityDescriptor {
  return right === 'manageDocuments' ? jobDescriptor(descriptor, undefined) : descriptor;
}
