import { statement } from '../../store/statement.ts';
import { connectedMs } from '../../store/reports/find-agents.ts';
import type { Store } from '../../store/store.ts';
import type { ServingDevice } from './waits-for.ts';

/** More are not told of. */
const most = 20;

/** The devices that may take a job, and whether their connectors are there. */
export async function servingDevices(
  store: Pick<Store, 'read'>,
  job: { readonly printer: string; readonly number: number },
  now: number,
): Promise<readonly ServingDevice[]> {
  const { rows } = await store.read(async (db) => select(db, job));
  return rows.map(({ uuid, agent, seen, gone, refused }) => ({
    name: agent ?? uuid,
    isAway: agent !== null && (seen === null || seen < now - connectedMs || gone !== null),
    awaySince: seen === null ? null : new Date(seen).toISOString(),
    hasRefused: refused !== null,
  }));
}

const select = statement(
  (db, { printer, number }: { readonly printer: string; readonly number: number }) =>
    db
      .selectFrom('output_device')
      .leftJoin('agent', 'agent.id', 'output_device.owner')
      .leftJoin('print_job_refusal', (join) =>
        join
          .onRef('print_job_refusal.printer', '=', 'output_device.printer')
          .onRef('print_job_refusal.device', '=', 'output_device.uuid')
          .on('print_job_refusal.job', '=', number),
      )
      .select([
        'output_device.uuid',
        'agent.name as agent',
        'agent.last_seen as seen',
        'agent.gone',
        'print_job_refusal.device as refused',
      ])
      .where('output_device.printer', '=', printer)
      .orderBy('output_device.created')
      .limit(most),
);
