import { nameKey } from '../../../../directory/names.ts';
import type { Mutation } from '../../../mutation.ts';
import { statement } from '../../../statement.ts';
import type { AvailablePrinterTable } from '../../../tables/available-printer.ts';

/** What a connector tells of a printer, and the id that it gets where it is new. */
export interface ReportedPrinter extends Pick<
  AvailablePrinterTable,
  'id' | 'uri' | 'name' | 'uuid' | 'manufacturer' | 'model' | 'location' | 'state'
> {
  readonly stateReasons: readonly string[];
}

/** Keeps which printers a connector reaches, and tells how many are otherwise than before. */
export const reportAvailablePrinters: Mutation<
  { readonly agent: string; readonly printers: readonly ReportedPrinter[] },
  number
> = {
  name: 'report-available-printers',
  async run({ db, at }, { agent, printers }) {
    const before = await db
      .selectFrom('available_printer')
      .selectAll()
      .where('agent', '=', agent)
      .execute();
    const gone = new Map(before.map((row) => [row.uri, row]));
    let changed = 0;
    for (const { stateReasons, ...given } of printers) {
      const known = gone.get(given.uri);
      gone.delete(given.uri);
      const row: AvailablePrinterTable = {
        ...given,
        id: known?.id ?? given.id,
        agent,
        name_key: nameKey(given.name),
        state_reasons: JSON.stringify(stateReasons),
        created: known?.created ?? at,
      };
      if (known !== undefined && isSame(known, row)) continue;
      changed += 1;
      await (known === undefined ? insert(db, row) : update(db, row));
    }
    for (const { id } of gone.values()) await remove(db, { id });
    return changed + gone.size;
  },
};

function isSame(one: AvailablePrinterTable, other: AvailablePrinterTable): boolean {
  return Object.entries(one).every(
    ([name, value]) => other[name as keyof AvailablePrinterTable] === value,
  );
}

const insert = statement((db, row: AvailablePrinterTable) =>
  db.insertInto('available_printer').values({
    id: row.id,
    agent: row.agent,
    uri: row.uri,
    uuid: row.uuid,
    name: row.name,
    name_key: row.name_key,
    manufacturer: row.manufacturer,
    model: row.model,
    location: row.location,
    state: row.state,
    state_reasons: row.state_reasons,
    created: row.created,
  }),
);

const update = statement((db, row: AvailablePrinterTable) =>
  db
    .updateTable('available_printer')
    .set({
      uuid: row.uuid,
      name: row.name,
      name_key: row.name_key,
      manufacturer: row.manufacturer,
      model: row.model,
      location: row.location,
      state: row.state,
      state_reasons: row.state_reasons,
    })
    .where('id', '=', row.id),
);

const remove = statement((db, { id }: { readonly id: string }) =>
  db.deleteFrom('available_printer').where('id', '=', id),
);
