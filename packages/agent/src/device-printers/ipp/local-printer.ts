import type { Clock } from '@hawser/core/clock';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { IppClient } from '@hawser/core/ipp/client/ipp-client';
import type { IppOperation } from '../../ipp-server/ipp-operation.ts';
import type { SiteState } from '../attributes/site-state.ts';
import type { DeviceQueue } from '../jobs/device-queue.ts';

/** A printer of the device as one who asks it sees it. */
export interface LocalPrinter {
  readonly uri: string;
  readonly clock: Clock;
  readonly queue: DeviceQueue;
  /** All that stays as it is for a while. */
  readonly lasting: Attributes;
  readonly state: SiteState;
  /** Whose jobs are made, seen and changed; an error where nobody may know. */
  user(operation: Attributes): string;
  /** Refuses whoever has not signed in; one whose sign-in has ended prints when he signs in again. */
  requireSignIn(user: string): Promise<void>;
  /** The printer at the site, as that person. */
  site(user: string): Promise<IppClient>;
  readonly say: (line: string) => void;
}

export type LocalOperation = IppOperation<LocalPrinter>;
