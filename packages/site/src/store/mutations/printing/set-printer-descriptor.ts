import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import type { Mutation } from '../../mutation.ts';
import { noDescriptor } from '../../tables/listed-printer.ts';
import { keepDescriptor } from './keep-descriptor.ts';
import { listUnder } from './listing/list-under.ts';

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
    const found = await db
      .selectFrom('printer')
      .leftJoin('security_descriptor', 'security_descriptor.id', 'printer.descriptor_id')
      .select(['printer.id', 'printer.number', 'printer.name', 'security_descriptor.sddl'])
      .where('printer.id', '=', id)
      .executeTakeFirst();
    if (found === undefined) {
      throw ippRefusals('client-error-not-found', { what: 'such printer' });
    }
    const descriptor = await keepDescriptor(tx, sddl ?? undefined);
    await db
      .updateTable('printer')
      .set({ descriptor_id: descriptor })
      .where('id', '=', id)
      .execute();
    await listUnder(tx, found.number, descriptor ?? noDescriptor);
    const { name, sddl: before } = found;
    return { before: { id, name, sddl: before }, after: { id, name, sddl } };
  },
};
