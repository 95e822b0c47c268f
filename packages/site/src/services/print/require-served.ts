import type { Caller } from '../../access/caller.ts';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';
import type { PrinterTable } from '../../store/tables/printer.ts';

/** Refuses a connector what is new to it where it is to leave, or was never told to print. */
export async function requireTold(
  { kind, id: agent, name }: Caller,
  { id: printer }: Pick<PrinterTable, 'id'>,
  store: Pick<Store, 'read'>,
): Promise<void> {
  if (kind !== 'agent') return;
  const { rows } = await store.read(async (db) => told(db, { printer, agent }));
  if (rows.length === 0) throw untold(name);
}

/**
 * Refuses a connector that no publisher has told to print for the printer: one that is in wrong hands is
 * handed nothing but what is printed in its own building. One that is to leave finishes what it has.
 */
export async function requireServed(
  caller: Caller,
  { id: printer }: Pick<PrinterTable, 'id'>,
  store: Pick<Store, 'read'>,
): Promise<void> {
  if (!(await isServed(caller, printer, store))) throw untold(caller.name);
}

/** Whether a connector prints for the printer, or has something of it to finish; others need not. */
export async function isServed(
  { kind, id: agent }: Caller,
  printer: string,
  store: Pick<Store, 'read'>,
): Promise<boolean> {
  if (kind !== 'agent') return true;
  const { rows } = await store.read(async (db) => select(db, { printer, agent }));
  return rows.length > 0;
}

function untold(name: string): Error {
  const reason = 'nobody has told this connector to print for the printer';
  return ippRefusals('client-error-forbidden', { name, reason });
}

/** The same for what concerns all printers there are. */
export function requireNoAgent({ kind, name }: Caller): void {
  if (kind !== 'agent') return;
  const reason = 'a connector hears of its own printers only';
  throw ippRefusals('client-error-forbidden', { name, reason });
}

interface Printing {
  readonly printer: string;
  readonly agent: string;
}

const told = statement((db, { printer, agent }: Printing) =>
  db
    .selectFrom('printer_connector')
    .select('printer')
    .where('printer', '=', printer)
    .where('agent', '=', agent),
);

const select = statement((db, { printer, agent }: Printing) =>
  db
    .selectFrom('printer_connector')
    .select('printer')
    .where('printer', '=', printer)
    .where('agent', '=', agent)
    .unionAll(
      db
        .selectFrom('output_device')
        .select('printer')
        .where('printer', '=', printer)
        .where('owner', '=', agent),
    ),
);
