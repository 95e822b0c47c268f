import type { Caller } from '../access/caller.ts';

/** Who has asked for what, and from where. */
export interface AuditOrigin {
  /** The name of the contract, or what else was asked for. */
  readonly call: string;
  /** Undefined for whom nobody knows; 'site' where the site does it by itself. */
  readonly actor: Pick<Caller, 'kind' | 'id' | 'name'> | 'site' | undefined;
  readonly address?: string | undefined;
  /** The id that the logs have of the request. */
  readonly request?: string | undefined;
}
