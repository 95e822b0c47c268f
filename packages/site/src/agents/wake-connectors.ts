import {
  connectorPrintersTopic,
  printerIdentifyTopicOf,
  printJobsTopicOf,
} from '@hawser/core/api/contracts/connectors';
import type { Log } from '@hawser/core/log';
import { Recent } from '../recent.ts';
import type { StoredEvent } from '../store/events/stored-event.ts';
import type { ToldEvents } from '../store/events/told-events.ts';
import { jobNoticed, wakesConnectors } from '../store/mutations/printing/append-job-notices.ts';
import { identifyAsked } from '../store/mutations/printing/ask-to-identify.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import { agentChangeKind } from './agent-change.ts';
import type { WaitingAgents } from './waiting-agents.ts';

export interface WakingOptions {
  readonly store: Pick<Store, 'read'>;
  readonly events: Pick<ToldEvents, 'on'>;
  readonly waiting: Pick<WaitingAgents, 'tellConnector'>;
  readonly log: Log;
}

const mostKnown = 10_000;

/**
 * Tells connectors by the connection that they have anyway that a job waits for them, that one that they
 * have is to be canceled or suspended or to go on, or that a printer is to show which one it is. One that is
 * not connected asks for jobs when it is; which printer it is nobody wants to see any more then.
 */
export function wakeConnectors({ store, events, waiting, log }: WakingOptions): void {
  let known = new Recent<Promise<readonly string[]>>(mostKnown);
  const connectorsOf = async (printer: string): Promise<readonly string[]> => {
    const before = known.get(printer);
    if (before !== undefined) return await before;
    const asked = store
      .read(async (db) => select(db, { printer }))
      .then(({ rows }) => rows.map(({ agent }) => agent));
    known.set(printer, asked);
    asked.catch(() => known.delete(printer));
    return await asked;
  };
  const tell = async (printer: string, topic: string): Promise<void> => {
    try {
      for (const agent of await connectorsOf(printer)) {
        waiting.tellConnector(agent, topic);
      }
    } catch (error) {
      log.warn(
        { err: error, printer },
        'connectors were not told of a job, or of a printer to identify',
      );
    }
  };
  events.on(agentChangeKind, ({ subject }: StoredEvent) => {
    if (subject === connectorPrintersTopic) known = new Recent(mostKnown);
  });
  events.on(jobNoticed, ({ subject: printer, data }: StoredEvent) => {
    if (!wakesConnectors(data)) return;
    void tell(printer, printJobsTopicOf(printer));
  });
  events.on(identifyAsked, ({ subject: printer }: StoredEvent) => {
    void tell(printer, printerIdentifyTopicOf(printer));
  });
}

const select = statement((db, { printer }: { readonly printer: string }) =>
  db.selectFrom('printer_connector').select('agent').where('printer', '=', printer),
);
