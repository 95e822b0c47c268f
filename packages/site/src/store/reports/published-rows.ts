import type { InferResult, Kysely } from 'kysely';
import { connectedMs } from './find-agents.ts';
import { isComing, isThere } from './devices-there.ts';
import { oneOf } from '../one-of.ts';
import type { Tables } from '../tables/tables.ts';

function rows(db: Kysely<Tables>, now: number) {
  return db
    .selectFrom('printer')
    .innerJoin('listed_printer', 'listed_printer.number', 'printer.number')
    .leftJoin('security_descriptor', 'security_descriptor.id', 'printer.descriptor_id')
    .select((eb) => [
      'printer.id',
      'printer.number',
      'printer.name',
      'printer.name_key',
      'printer.accepting',
      'printer.paused',
      'printer.open_jobs',
      'printer.jobs_at_device',
      'printer.attributes',
      'printer.identify',
      'printer.limits',
      'printer.revision',
      'printer.descriptor_id',
      'printer.created',
      'printer.changed',
      'listed_printer.manufacturer',
      'listed_printer.model',
      'listed_printer.device_model',
      'listed_printer.location',
      'listed_printer.capabilities',
      'security_descriptor.sddl',
      eb
        .selectFrom('output_device')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('output_device.printer', '=', 'printer.id')
        .as('devices'),
      eb
        .selectFrom('output_device')
        .leftJoin('agent', 'agent.id', 'output_device.owner')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('output_device.printer', '=', 'printer.id')
        .where((one) => isThere(one, now - connectedMs))
        .as('devices_there'),
    ]);
}

/** Who prints for it, and on what. */
interface Serving {
  readonly id: string;
  readonly name: string;
  readonly device: string;
}

/** A printer with all that is said of it, for who looks after it. */
export type PublishedRow = InferResult<ReturnType<typeof rows>>[number] & {
  readonly connectors: readonly Serving[];
};

/** Those of some printers that are published, in the order of their names. */
export async function publishedRows(
  db: Kysely<Tables>,
  numbers: readonly number[],
  now: number,
): Promise<readonly PublishedRow[]> {
  if (numbers.length === 0) return [];
  const printers = await rows(db, now)
    .where(oneOf(db, 'printer.number', numbers))
    .orderBy('printer.name_key')
    .execute();
  const serving = await db
    .selectFrom('printer_connector')
    .innerJoin('agent', 'agent.id', 'printer_connector.agent')
    .innerJoin('printer', 'printer.id', 'printer_connector.printer')
    .select([
      'printer_connector.printer',
      'agent.id',
      'agent.name',
      'printer_connector.uri as device',
      'printer_connector.created as told',
      'agent.last_seen',
      'agent.gone',
      'agent.revoked',
    ])
    .where(oneOf(db, 'printer.number', numbers))
    .orderBy('agent.name')
    .orderBy('agent.id')
    .execute();
  const byPrinter = Map.groupBy(serving, ({ printer }) => printer);
  return printers.map((row) => {
    const connectors = byPrinter.get(row.id) ?? [];
    const coming = connectors.filter((each) => isComing(each, now)).length;
    return {
      ...row,
      devices_there: Math.max(row.devices_there ?? 0, coming),
      connectors: connectors.map(({ id, name, device }) => ({ id, name, device })),
    };
  });
}
