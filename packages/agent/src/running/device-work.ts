import type { Session } from '@hawser/command/invocation/session';
import type { SiteAddress } from '@hawser/core/api/site-request';
import type { Clock } from '@hawser/core/clock';
import type { LinkEvent } from '../connection/keep-connected.ts';
import { FollowedPolicies } from '../policies/follow-policies.ts';
import type { AgentFolder } from '../registration/agent-folder.ts';
import type { DevicePrinters } from '../device-printers/device-printers.ts';
import { printersOfPerson } from './printers-of-person.ts';
import type { RoleWork } from './role-work.ts';

interface DeviceWorkOptions {
  readonly folder: AgentFolder;
  readonly site: () => SiteAddress;
  readonly session: Session;
  readonly allUsers: boolean;
  readonly clock: Clock;
  readonly random: () => number;
  readonly say: (line: string) => void;
}

/** What an agent does at a device: it keeps its policies, and has its people print. */
export class DeviceWork implements RoleWork {
  readonly #policies: FollowedPolicies;
  readonly #printers: DevicePrinters;

  private constructor(policies: FollowedPolicies, printers: DevicePrinters) {
    this.#policies = policies;
    this.#printers = printers;
  }

  static of(options: DeviceWorkOptions): DeviceWork {
    return new DeviceWork(new FollowedPolicies(options), printersOfPerson(options));
  }

  async run(signal: AbortSignal): Promise<void> {
    await Promise.all([this.#policies.run(signal), this.#printers.run(signal)]);
  }

  hear(event: LinkEvent): void {
    this.#policies.hear(event);
  }
}
