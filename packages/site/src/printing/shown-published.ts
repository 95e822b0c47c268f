import type { Answered } from '@hawser/core/api/contract';
import type { getPrinter } from '@hawser/core/api/contracts/printers';
import { nameKey } from '../directory/names.ts';
import { isStopped, printerReasons } from '../store/mutations/printing/printer-standing.ts';
import { publishedRows, type PublishedRow } from '../store/reports/published-rows.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import { ownLimits } from './limits-of.ts';
import { shownListing } from './listing/shown-listing.ts';
import { printingErrors } from './printing-errors.ts';

type PublishedPrinter = Answered<typeof getPrinter>;

/** A printer as who looks after it sees it. */
export function shownPublished(row: PublishedRow, publicUrl: string): PublishedPrinter {
  const standing = { ...row, devicesThere: row.devices_there ?? 0 };
  return {
    ...shownListing({ ...row, printer: row.id }, publicUrl),
    number: row.number,
    state: isStopped(standing) ? 'stopped' : row.jobs_at_device === 0 ? 'idle' : 'processing',
    stateReasons: printerReasons(standing).filter((reason) => reason !== 'none'),
    accepting: row.accepting === 1,
    paused: row.paused === 1,
    openJobs: row.open_jobs,
    sddl: row.sddl,
    limits: ownLimits(row.limits),
    devices: row.devices ?? 0,
    connectors: [...row.connectors],
    version: row.revision,
    created: new Date(row.created).toISOString(),
    changed: new Date(row.changed).toISOString(),
  };
}

/** That of a name or an id, if there is one. */
export async function findPublished(
  store: Pick<Store, 'read'>,
  named: string,
  now: number,
): Promise<PublishedRow | undefined> {
  const given = { id: named.toLowerCase(), key: nameKey(named) };
  return await store.read(async (db) => {
    const { rows } = await select(db, given);
    return (
      await publishedRows(
        db,
        rows.map(({ number }) => number),
        now,
      )
    )[0];
  });
}

export async function requirePublished(
  store: Pick<Store, 'read'>,
  named: string,
  now: number,
): Promise<PublishedRow> {
  const row = await findPublished(store, named, now);
  if (row === undefined) throw printingErrors('not-found', { name: named }, { target: named });
  return row;
}

const select = statement((db, { id, key }: { readonly id: string; readonly key: string }) =>
  db
    .selectFrom('printer')
    .select('number')
    .where((eb) => eb.or([eb('id', '=', id), eb('name_key', '=', key)])),
);
