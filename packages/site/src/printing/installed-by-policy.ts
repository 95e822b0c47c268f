import type { Answered } from '@hawser/core/api/contract';
import { type getAgentPolicies, mostInstalled } from '@hawser/core/api/contracts/agent-policies';
import { nameKey } from '../directory/names.ts';
import type { Store } from '../store/store.ts';
import { printerUrl } from './print-url.ts';

type Installed = NonNullable<Answered<typeof getAgentPolicies>['printers']>;

/** Of the printers that every device is to have those that are published. */
export async function installedByPolicy(
  store: Pick<Store, 'read'>,
  named: readonly string[],
  publicUrl: string,
): Promise<Installed> {
  if (named.length === 0) return [];
  const wanted = named.slice(0, mostInstalled);
  const ids = wanted.map((each) => each.toLowerCase());
  const rows = await store.read(async (db) =>
    db
      .selectFrom('printer')
      .innerJoin('listed_printer', 'listed_printer.number', 'printer.number')
      .select(['printer.id', 'printer.name'])
      .where((eb) =>
        eb.or([eb('printer.id', 'in', ids), eb('printer.name_key', 'in', wanted.map(nameKey))]),
      )
      .orderBy('printer.name_key')
      .limit(mostInstalled)
      .execute(),
  );
  return rows.map(({ id, name }) => ({ id, name, url: printerUrl(publicUrl, id) }));
}
