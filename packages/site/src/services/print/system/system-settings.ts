import { keptGroup } from '../../../printing/kept-group.ts';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { Store } from '../../../store/store.ts';

/** What operators may say of all printers together. */
export const settableOfSystem = [
  'system-geo-location',
  'system-info',
  'system-location',
  'system-message-from-operator',
  'system-name',
] as const;

export interface SystemSaid {
  readonly said: Attributes | undefined;
  readonly changes: number;
  readonly changed: number;
}

/** What they say now. */
export async function systemSaid(store: Pick<Store, 'read'>): Promise<SystemSaid> {
  const { settings, ...now } = await store.read(async (db) =>
    db.selectFrom('print_system').selectAll().executeTakeFirstOrThrow(),
  );
  return { ...now, said: keptGroup(settings) };
}
