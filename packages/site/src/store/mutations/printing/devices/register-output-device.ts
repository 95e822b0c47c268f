import { ippRefusals } from '../../../../printing/ipp-refusals.ts';
import type { Mutation } from '../../../mutation.ts';
import { selectPrinter } from '../select-printer.ts';

export interface NewOutputDevice {
  readonly printer: string;
  readonly uuid: string;
  /** Who speaks for it from now on. */
  readonly owner: string;
}

/** Has a device print what a printer takes; the same one again changes nothing. */
export const registerOutputDevice: Mutation<NewOutputDevice, void> = {
  name: 'register-output-device',
  async run(tx, { printer, uuid, owner }) {
    const { db, at } = tx;
    const published = await selectPrinter(tx, printer);
    if (published === undefined) {
      throw ippRefusals('client-error-not-found', { what: 'such printer' });
    }
    const before = await db
      .selectFrom('output_device')
      .select('owner')
      .where('printer', '=', printer)
      .where('uuid', '=', uuid)
      .executeTakeFirst();
    if (before !== undefined && before.owner !== owner) {
      const reason = 'somebody else speaks for that device';
      throw ippRefusals('client-error-not-authorized', { reason });
    }
    const device = {
      printer,
      uuid,
      owner,
      attributes: null,
      created: at,
      seen: at,
    };
    await db
      .insertInto('output_device')
      .values(device)
      .onConflict((conflict) => conflict.columns(['printer', 'uuid']).doUpdateSet({ seen: at }))
      .execute();
    if (before !== undefined) return;
    // Clients see which devices it has.
    const revision = published.revision + 1;
    await db.updateTable('printer').set({ revision }).where('id', '=', printer).execute();
  },
};
