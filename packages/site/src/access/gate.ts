import type { IncomingMessage } from 'node:http';
import type { Contract } from '@hawser/core/api/contract';
import type { ServiceName } from '@hawser/core/api/service-names';
import { HawserError } from '@hawser/core/errors';
import { allows, isRole, type Role } from '@hawser/core/identity/roles';
import { accessErrors } from './access-errors.ts';
import type { Caller, Identify } from './caller.ts';
import type { IdentifyByPassword } from './passwords/identify-by-password.ts';
import { mayCall } from './may-call.ts';
import { ShutOut } from './shut-out.ts';
import { challenge } from './challenge.ts';
import type { AccessRules } from './rules/access-rules.ts';

/** What somebody wants who has sent a request. */
export interface Wanted {
  readonly contract: Pick<Contract, 'role' | 'inTrouble' | 'byPassword'> & {
    /** What he does is what somebody with that role may, though it is not the role that lets him. */
    readonly inPlaceOf?: Role;
  };
  /** Whose call it is; undefined for those of the site as a whole. */
  readonly service: ServiceName | undefined;
  /** Who sent it, where that is known of this request already. */
  readonly caller?: Caller | undefined;
}

/** The one place where it is decided who may call what. Throws where he may not; nobody is asked what anybody may. */
export type Gate = (request: IncomingMessage, wanted: Wanted, told: Told) => Promise<void>;

/** Who is told what the gate finds out. */
export interface Told {
  /** Who has sent the request; he may still be refused. */
  readonly identified: (caller: Caller) => void;
  /** How a program could be let in that was refused. */
  readonly challenged: (value: string) => void;
}

export interface GateOptions {
  readonly identify: Identify;
  /** For what may be asked for by a password; undefined while the site takes none. */
  readonly byPassword?: () => IdentifyByPassword | undefined;
  readonly rules: Pick<AccessRules, 'needsMore'>;
  readonly publicUrl: () => string;
  /** Where certificates are looked at, which is not known before it listens. */
  readonly certificateUrl: () => string;
}

export function gateOf({
  identify,
  byPassword = () => undefined,
  rules,
  publicUrl,
  certificateUrl,
}: GateOptions): Gate {
  /** He hears no more than anybody else; the audit trail tells who it was. */
  const asOfNobody = ({ kind }: Caller): HawserError =>
    kind === 'certificate' || kind === 'agent'
      ? accessErrors('unknown-caller', { url: certificateUrl() })
      : accessErrors('bad-token', {});
  /** What he is told. */
  const refusal = (thrown: unknown, told: Told, takesPassword: boolean): unknown => {
    const error = thrown instanceof ShutOut ? asOfNobody(thrown.caller) : thrown;
    if (thrown instanceof ShutOut) told.identified(thrown.caller);
    if (error instanceof HawserError && error.status === 401) {
      told.challenged(challenge(error.code, publicUrl(), takesPassword));
    }
    return error;
  };
  return async (request, { contract, service, caller: known }, told) => {
    const { role, inTrouble, inPlaceOf } = contract;
    // Not even with a certificate: whether the site is well is told while its database is gone.
    if (role === 'anybody') return;
    const allowed = { fromMemory: inTrouble === true };
    const ofPassword = contract.byPassword === true ? byPassword() : undefined;
    try {
      const caller = known ?? (await (ofPassword?.(request) ?? identify(request, allowed)));
      if (caller === undefined) throw accessErrors('unknown-caller', { url: certificateUrl() });
      told.identified(caller);
      const { name, roles, multiFactor } = caller;
      if (!mayCall(caller, role)) throw accessErrors('missing-role', { name, role });
      // What concerns only himself, as the second factor that he does not have yet.
      const proven = inPlaceOf ?? role;
      if (multiFactor || !isRole(proven)) return;
      const isHeld = inPlaceOf === undefined || allows(roles, inPlaceOf);
      const held = isHeld ? roles : [...roles, inPlaceOf];
      if (await rules.needsMore(held, { role: proven, service }, allowed)) {
        throw accessErrors('step-up', { name });
      }
    } catch (thrown) {
      throw refusal(thrown, told, ofPassword !== undefined);
    }
  };
}
