import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import type { Mutation } from '../../mutation.ts';
import { keepDescriptor } from './keep-descriptor.ts';
import { relistPrinter } from './listing/relist-printer.ts';
import { selectPrinter } from './select-printer.ts';

interface Told {
  readonly id: string;
  readonly name: string;
  readonly sddl: string | null;
}

/** Gives a printer another security descriptor, or none; it holds for whatever is asked from then on. */
export const setPrinterDescriptor: Mutation<
  { readonly id: string; readonly sddl: string | null },
  { readonly before: Told; readonly after: Told }
> = {
  name: 'set-printer-descriptor',
  async run(tx, { id, sddl }) {
    const { db } = tx;
    const printer = await selectPrinter(tx, id);
    if (printer === undefined) {
      throw ippRefusals('client-error-not-found', { what: 'such printer' });
    }
    const before = await db
      .selectFrom('security_descriptor')
      .select('sddl')
      .where('id', '=', printer.descriptor_id)
      .executeTakeFirst();
    const descriptor = await keepDescriptor(tx, sddl ?? undefined);
    await db
      .updateTable('printer')
      .set({ descriptor_id: descriptor })
      .where('id', '=', id)
      .execute();
    await relistPrinter(tx, { ...printer, descriptor_id: descriptor });
    const { name } = printer;
    return { before: { id, name, sddl: before?.sddl ?? null }, after: { id, name, sddl } };
  },
};
