import type { Caller } from './caller.ts';

/** Who somebody is, and whether he is let in: who is revoked is still known by name. */
export interface KnownCaller {
  readonly caller: Caller;
  readonly isLetIn: boolean;
}

/** Is thrown where it is known who calls, and that he is not let in any more. */
export class ShutOut extends Error {
  override readonly name = 'ShutOut';
  readonly caller: Caller;

  constructor(caller: Caller) {
    super(`${caller.id} is not let in any more`);
    this.caller = caller;
  }
}
