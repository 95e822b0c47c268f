import type { Readable } from 'node:stream';
import type { GivenGroup } from '@hawser/core/ipp/encode/encode-message';
import type { EncodedGroups } from './encoded-groups.ts';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import type { StatusName } from '@hawser/core/ipp/tables/status-codes';

/** What an operation answers. */
export interface IppAnswer {
  /**
   * Where there is nothing to answer yet: what it will be then, and nothing else counts. Very many wait like
   * that, each for a long time, and of none is more kept than this.
   */
  readonly later?: Promise<IppAnswer>;
  /** successful-ok without. */
  readonly status?: StatusName;
  /** For a person, where there is something to say. */
  readonly message?: string;
  /** Among the operation attributes. */
  readonly operation?: GivenAttributes;
  readonly groups?: readonly GivenGroup[];
  /** What follows them and is answered to many: encoded once. */
  readonly encodedGroups?: readonly EncodedGroups[];
  /** Follows the attributes, as for Fetch-Document. */
  readonly document?: Readable;
}
