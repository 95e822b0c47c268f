import type { Mutation } from '../../mutation.ts';
import { append } from '../append-event.ts';
import { printerNoticed } from './append-printer-notices.ts';
import { notifySubscribers } from './subscriptions/notify-subscribers.ts';

export interface SystemSettings {
  /** A group of IPP attributes: all that is said from now on. */
  readonly settings: Uint8Array;
  /** What of it is new, for the audit trail; null where it is said no more. */
  readonly said: Readonly<Record<string, string | null>>;
}

/** Keeps what operators say of all printers together. */
export const keepSystemSettings: Mutation<SystemSettings, void> = {
  name: 'keep-system-settings',
  async run(tx, { settings }) {
    const { db, at } = tx;
    await db
      .updateTable('print_system')
      .set((eb) => ({ settings, changes: eb('changes', '+', 1), changed: at }))
      .execute();
    const notices = ['system-config-changed'] as const;
    const text = 'The site says something else of itself.';
    const subscriptions = await notifySubscribers(tx, { printer: null }, [
      { events: notices, text, attributes: {} },
    ]);
    await append(tx, { kind: printerNoticed, subject: 'system', data: { notices, subscriptions } });
  },
  tells: (_, { said }) => ({ target: 'system', after: said }),
};
