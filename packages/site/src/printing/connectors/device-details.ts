import type { ConnectorsWanted } from '../../store/mutations/printing/connectors/change-connectors.ts';
import type { Store } from '../../store/store.ts';

/** Who made a printer and what it is, as it says itself; for who publishes it and does not say so. */
export async function deviceDetails(
  serve: ConnectorsWanted['serve'],
  store: Pick<Store, 'read'>,
): Promise<{ readonly manufacturer?: string; readonly model?: string }> {
  if (serve === undefined) return {};
  const said = await store.read(async (db) =>
    db
      .selectFrom('available_printer')
      .select(['manufacturer', 'model'])
      .where('agent', '=', serve.agent)
      .where('uri', '=', serve.uri)
      .executeTakeFirst(),
  );
  const { manufacturer = null, model = null } = said ?? {};
  return {
    ...(manufacturer === null ? {} : { manufacturer }),
    ...(model === null ? {} : { model }),
  };
}
