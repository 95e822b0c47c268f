import type { Mutation, Tx } from '../../mutation.ts';
import { appendRevoked } from '../append-revoked.ts';
import { deregisterOutputDevice } from '../printing/devices/deregister-output-device.ts';

/** Lets an agent in no more, to print for nothing either, and tells whether it was let in until now. */
export const revokeAgent: Mutation<{ readonly id: string }, boolean> = {
  name: 'revoke-agent',
  async run(tx, { id }) {
    const { db, at } = tx;
    const { numUpdatedRows } = await db
      .updateTable('agent')
      .set({ revoked: at })
      .where('id', '=', id)
      .where('revoked', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return false;
    const held = await db
      .selectFrom('agent_certificate')
      .select('fingerprint')
      .where('agent', '=', id)
      .where('not_after', '>', at)
      .execute();
    await leavePrinters(tx, id);
    await db.deleteFrom('available_printer').where('agent', '=', id).execute();
    await db.deleteFrom('printer_connector').where('agent', '=', id).execute();
    for (const { fingerprint } of held) await appendRevoked(tx, fingerprint);
    return true;
  },
  tells: (wasLetIn, { id }) => ({
    target: id,
    before: { revoked: !wasLetIn },
    after: { revoked: true },
  }),
};

/** What it had of jobs goes back, or is held for a person. */
async function leavePrinters(tx: Tx, agent: string): Promise<void> {
  const devices = await tx.db
    .selectFrom('output_device')
    .select(['printer', 'uuid'])
    .where('owner', '=', agent)
    .orderBy('printer')
    .execute();
  for (const { printer, uuid } of devices) {
    await deregisterOutputDevice.run(tx, { printer, device: uuid });
  }
}
