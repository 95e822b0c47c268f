import { ippRefusals } from '../../../../printing/ipp-refusals.ts';
import type { Mutation } from '../../../mutation.ts';
import { selectPrinter } from '../select-printer.ts';
import { jobsHeldBy, loseJobs } from './lose-jobs.ts';
import { mergeDevices } from './merge-devices.ts';

/** Has a device print nothing more for a printer; what it has goes back, or is held for a person. */
export const deregisterOutputDevice: Mutation<
  { readonly printer: string; readonly device: string },
  void
> = {
  name: 'deregister-output-device',
  async run(tx, { printer: id, device }) {
    const printer = await selectPrinter(tx, id);
    if (printer === undefined) {
      throw ippRefusals('client-error-not-found', { what: 'such printer' });
    }
    await loseJobs(tx, id, await jobsHeldBy(tx, { printer: id, device }));
    await tx.db
      .deleteFrom('output_device')
      .where('printer', '=', id)
      .where('uuid', '=', device)
      .execute();
    // Clients see which devices it has.
    const revision = printer.revision + 1;
    await tx.db.updateTable('printer').set({ revision }).where('id', '=', id).execute();
    await mergeDevices(tx, { ...printer, revision });
  },
};
