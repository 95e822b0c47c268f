import { connectorPrintersTopic } from '@hawser/core/api/contracts/connectors';
import { agentChangeKind } from '../../../../agents/agent-change.ts';
import { connectorErrors } from '../../../../printing/connectors/connector-errors.ts';
import type { Tx } from '../../../mutation.ts';
import { append } from '../../append-event.ts';

/** What is to become of those who print for a printer. */
export interface ConnectorsWanted {
  /** One more, or one that is to print on another real printer. */
  readonly serve?: {
    readonly agent: string;
    readonly uri: string;
    /** The output-device-uuid that it gets where it prints on another one than before. */
    readonly device: string;
  };
  /** The ids of those that print for it no more. */
  readonly leave?: readonly string[];
}

/** Who prints for a printer, as the audit trail tells it. */
export type ToldConnectors = Readonly<Record<string, string>>;

export async function connectorsOf(
  { db }: Pick<Tx, 'db'>,
  printer: string,
): Promise<ToldConnectors> {
  const rows = await db
    .selectFrom('printer_connector')
    .select(['agent', 'uri'])
    .where('printer', '=', printer)
    .orderBy('agent')
    .execute();
  return Object.fromEntries(rows.map(({ agent, uri }) => [agent, uri]));
}

/** Has other connectors print for a printer than before. */
export async function changeConnectors(
  { db, at }: Tx,
  printer: string,
  { serve, leave = [] }: ConnectorsWanted,
): Promise<void> {
  if (leave.length > 0) {
    await db
      .deleteFrom('printer_connector')
      .where('printer', '=', printer)
      .where('agent', 'in', leave)
      .execute();
  }
  if (serve === undefined) return;
  const { agent, uri, device } = serve;
  // It may have been revoked since somebody has named it.
  const known = await db
    .selectFrom('agent')
    .select('id')
    .where('id', '=', agent)
    .where('revoked', 'is', null)
    .executeTakeFirst();
  if (known === undefined) {
    throw connectorErrors('not-found', { connector: agent }, { target: agent });
  }
  await db
    .insertInto('printer_connector')
    .values({ printer, agent, uri, device, created: at })
    .onConflict((conflict) =>
      conflict
        .columns(['printer', 'agent'])
        .doUpdateSet({ uri, device, created: at })
        .where('printer_connector.uri', '!=', uri),
    )
    .execute();
}

/** Has connectors look at what they are to print for. The last thing a mutation does. */
export async function tellConnectors(tx: Tx, agents: Iterable<string>): Promise<void> {
  for (const agent of new Set(agents)) {
    await append(tx, { kind: agentChangeKind, subject: connectorPrintersTopic, data: { agent } });
  }
}
