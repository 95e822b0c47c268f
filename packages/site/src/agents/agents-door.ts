import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import type { CloudPrint } from '@hawser/core/printing/policies/cloud-print';
import { identifyByCertificate } from '../access/identify-by-certificate.ts';
import type { Identify } from '../access/caller.ts';
import { revocationListOf } from '../certificates/revocation-list.ts';
import { Revocations } from '../certificates/revocations.ts';
import type { SiteAuthority } from '../certificates/site-authority.ts';
import { connectorsOf } from '../printing/connectors/connectors.ts';
import { agentsService } from '../services/agents/agents-service.ts';
import type { Presence } from '../replicas/presence.ts';
import type { Service } from '../services/service.ts';
import type { ToldEvents } from '../store/events/told-events.ts';
import type { Store } from '../store/store.ts';
import { agentCertificatesOf } from './agent-certificates.ts';
import { agentChangeKind, agentChangeOf } from './agent-change.ts';
import { agentsOf } from './agents.ts';
import { LastSeen } from './last-seen.ts';
import { replicaUrls } from './replica-urls.ts';
import { registrationTokensOf } from './registration-tokens.ts';
import { SoleConnectors } from './sole-connectors.ts';
import { wakeConnectors } from './wake-connectors.ts';
import { WaitingAgents } from './waiting-agents.ts';

export interface AgentsDoorOptions {
  readonly store: Store;
  readonly authority: SiteAuthority;
  readonly clock: Clock;
  readonly log: Log;
  /** Where agents reach this replica. */
  readonly url: () => string;
  /** Where everybody else does. */
  readonly publicUrl: () => string;
  readonly presence: Pick<Presence, 'all'>;
  readonly events: ToldEvents;
  /** What devices are told of printing. */
  readonly cloudPrint: () => CloudPrint;
  /** The printers that they are to have, by name or id. */
  readonly printInstalled: () => readonly string[];
}

/** All that the site has for callers with certificates that come back by themselves, put together. */
export class AgentsDoor {
  readonly service: Service;
  /** Knows whoever has a certificate of the site. */
  readonly byCertificate: Identify;
  /** Whether a certificate, by its fingerprint, holds no more. */
  readonly isRevoked: (fingerprint: string) => boolean;
  readonly #revocations: Revocations;
  readonly #waiting: WaitingAgents;
  readonly #seen: LastSeen;

  private constructor(options: AgentsDoorOptions, revocations: Revocations) {
    const { store, authority, clock, log, url, publicUrl, presence, events } = options;
    const { cloudPrint, printInstalled } = options;
    this.#revocations = revocations;
    this.isRevoked = (fingerprint) => revocations.has(fingerprint);
    this.byCertificate = identifyByCertificate({ store, clock, isRevoked: this.isRevoked });
    this.#seen = new LastSeen({ store, clock, log });
    const waiting = new WaitingAgents({ clock, seen: this.#seen, from: events.from });
    this.#waiting = waiting;
    events.on(agentChangeKind, (event) => waiting.tell(event.sequence, agentChangeOf(event)));
    wakeConnectors({ store, events, waiting, log });
    this.service = agentsService({
      tokens: registrationTokensOf({ store, clock, authority: authority.certificate, url }),
      agents: agentsOf({ store, clock }),
      certificates: agentCertificatesOf({ authority, clock }),
      revocationList: async () => revocationListOf({ store, authority, clock }),
      connectors: connectorsOf({ store, publicUrl, clock }),
      store,
      publicUrl,
      cloudPrint,
      printInstalled,
      waiting,
      soleConnectors: new SoleConnectors({ store, events, clock, log, waiting }),
      urls: replicaUrls(presence, clock),
      clock,
      log,
    });
  }

  static async open(options: AgentsDoorOptions): Promise<AgentsDoor> {
    const { store, clock, events } = options;
    return new AgentsDoor(options, await Revocations.open({ store, events, clock }));
  }

  /** Has connections ended whose certificate is revoked. */
  whenRevoked(revoke: (fingerprint: string) => void): void {
    this.#revocations.whenRevoked(revoke);
  }

  async close(): Promise<void> {
    this.#waiting.drain();
    await this.#seen.stop();
  }
}
