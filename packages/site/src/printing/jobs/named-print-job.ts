import { type JobPlace, placeInUuid } from '@hawser/core/printing/job/job-uuid';
import { nameKey } from '../../directory/names.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';
import { movedNames } from '../../store/reports/moved-names.ts';
import type { FoundPrintJob } from '../../store/reports/find-print-jobs.ts';

/** What an integer of IPP holds. */
const largestNumber = 2 ** 31 - 1;

/**
 * The job that somebody names: by its printer and its number, by its UUID, or by that which its client has
 * given it. Several may have the same of these: his own comes first.
 */
export async function namedPrintJob(
  store: Pick<Store, 'read'>,
  named: string,
  owner = '',
): Promise<FoundPrintJob | undefined> {
  const uuid = named
    .trim()
    .toLowerCase()
    .replace(/^urn:uuid:/, '');
  const place = placeInUuid(uuid);
  if (place !== undefined) {
    const [found] = (await store.read(async (db) => selectByUuid(db, { ...place, uuid }))).rows;
    if (found !== undefined) return found;
  }
  if (uuidForm.test(uuid)) {
    const { rows } = await store.read(async (db) => selectByClient(db, { uuid }));
    // Of one that was moved, where it is now.
    return rows.findLast((job) => job.owner === owner) ?? rows[0];
  }
  const [, printer = '', digits = ''] = /^(.+)\/(\d{1,10})$/su.exec(named.trim()) ?? [];
  const number = Number(digits);
  if (printer === '' || number > largestNumber) return undefined;
  const given = { number, id: printer.toLowerCase(), key: nameKey(printer) };
  return (await store.read(async (db) => select(db, given))).rows[0];
}

const uuidForm = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

interface Named {
  readonly number: number;
  readonly id: string;
  readonly key: string;
}

const select = statement((db, { number, id, key }: Named) =>
  db
    .selectFrom('printer')
    .innerJoin('print_job', 'print_job.printer', 'printer.id')
    .selectAll('print_job')
    .select(['printer.name as printer_name', 'printer.descriptor_id', ...movedNames])
    .where('print_job.number', '=', number)
    .where((eb) => eb.or([eb('printer.id', '=', id), eb('printer.name_key', '=', key)])),
);

const selectByUuid = statement((db, given: JobPlace & { readonly uuid: string }) =>
  db
    .selectFrom('printer')
    .innerJoin('print_job', 'print_job.printer', 'printer.id')
    .selectAll('print_job')
    .select(['printer.name as printer_name', 'printer.descriptor_id', ...movedNames])
    .where('printer.number', '=', given.printer)
    .where('print_job.number', '=', given.job)
    .where('print_job.uuid', '=', given.uuid),
);

const mostAlike = 50;

const selectByClient = statement((db, { uuid }: { readonly uuid: string }) =>
  db
    .selectFrom('print_job')
    .innerJoin('printer', 'printer.id', 'print_job.printer')
    .selectAll('print_job')
    .select(['printer.name as printer_name', 'printer.descriptor_id', ...movedNames])
    .where('print_job.client_uuid', '=', uuid)
    .orderBy('print_job.created')
    .limit(mostAlike),
);
