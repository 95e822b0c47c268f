import type { Session } from '@hawser/command/invocation/session';
import type { SiteAddress } from '@hawser/core/api/site-request';
import type { Clock } from '@hawser/core/clock';
import type { LinkEvent } from '../connection/keep-connected.ts';
import type { AgentFolder } from '../registration/agent-folder.ts';
import { type Registration, siteAt } from '../registration/registration.ts';

/** What an agent does for its role, beside being connected. */
export interface RoleWork {
  /** Until the signal is aborted. */
  run(signal: AbortSignal): Promise<void>;
  /** Comes back at once: whoever listens to the site is not to wait for the work. */
  hear(event: LinkEvent): void;
}

export interface RoleWorkOptions {
  readonly folder: AgentFolder;
  /** As it is now: certificates are renewed. */
  readonly registration: () => Registration;
  /** Where the site was reached last. */
  readonly url: () => string;
  readonly session: Session;
  /** A device is there for everybody who uses the machine. */
  readonly allUsers: boolean;
  readonly clock: Clock;
  readonly random: () => number;
  readonly say: (line: string) => void;
}

/** What others are not there for they do not load. */
export async function openRoleWork(options: RoleWorkOptions): Promise<RoleWork | undefined> {
  const { folder, registration, url, session, allUsers, clock, random, say } = options;
  switch (registration().agent.role) {
    case 'connector': {
      const { Connector } = await import('../connector/connector.ts');
      const { connectorFolder } = await import('../connector/connector-folder.ts');
      const site = (): { registration: Registration; url: string } => ({
        registration: registration(),
        url: url(),
      });
      return new Connector({ folder: connectorFolder(folder), site, clock, random, say });
    }
    case 'device': {
      const { DeviceWork } = await import('./device-work.ts');
      const site = (): SiteAddress => siteAt(registration(), url());
      return DeviceWork.of({ folder, site, session, allUsers, clock, random, say });
    }
    case 'connection-point': {
      return undefined;
    }
  }
}
