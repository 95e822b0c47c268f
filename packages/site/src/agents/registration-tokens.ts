import type { Answered } from '@hawser/core/api/contract';
import type {
  listRegistrationTokens,
  makeRegistrationToken as makeContract,
} from '@hawser/core/api/contracts/registration-tokens';
import type { Clock } from '@hawser/core/clock';
import { type AgentRole, isAgentRole } from '@hawser/core/identity/agent-roles';
import {
  authorityFingerprint,
  newRegistrationSecret,
  registrationTokenHash,
  writtenRegistrationToken,
} from '@hawser/core/identity/registration-token';
import { makeRegistrationToken } from '../store/mutations/agents/make-registration-token.ts';
import { removeRegistrationToken } from '../store/mutations/agents/remove-registration-token.ts';
import { orderedId } from '../store/ordered-id.ts';
import { findRegistrationTokens } from '../store/reports/find-registration-tokens.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import type { RegistrationTokenTable } from '../store/tables/registration-token.ts';
import { agentErrors } from './agent-errors.ts';

type Page = Answered<typeof listRegistrationTokens>;
type Change = Store['mutate'];

/** By what agents register. */
export interface RegistrationTokens {
  make(
    change: Change,
    wanted: {
      readonly role: AgentRole;
      readonly expiresIn: number;
      readonly maxUses: number;
      readonly madeBy: string;
    },
  ): Promise<Answered<typeof makeContract>>;
  list(search: { readonly after?: string | undefined; readonly limit: number }): Promise<Page>;
  /** What agents it is for. */
  roleOf(id: string): Promise<AgentRole>;
  remove(change: Change, id: string): Promise<void>;
}

export interface RegistrationTokenOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** The certificate of the site's authority, PEM. */
  readonly authority: string;
  /** Where agents reach the site. */
  readonly url: () => string;
}

export function registrationTokensOf(options: RegistrationTokenOptions): RegistrationTokens {
  const { store, clock, authority, url } = options;
  const find = async (id: string): Promise<RegistrationTokenTable> => {
    const { rows } = await store.read(async (db) => select(db, { id }));
    const [row] = rows;
    if (row === undefined) throw agentErrors('no-such-token', { id }, { target: id });
    return row;
  };
  return {
    async make(change, { role, expiresIn, maxUses, madeBy }) {
      const now = clock.now();
      const id = orderedId(now);
      const secret = newRegistrationSecret();
      const hash = registrationTokenHash(secret);
      const expires = now + expiresIn * 1000;
      await change(makeRegistrationToken, { id, hash, role, maxUses, expires, madeBy });
      return {
        registrationToken: shown(await find(id)),
        token: writtenRegistrationToken({
          secret,
          authority: authorityFingerprint(authority),
          url: url(),
        }),
      };
    },
    async list({ after, limit }) {
      const rows = await store.report(findRegistrationTokens, { after, limit });
      const items = rows.map(shown);
      return { items, next: items.length < limit ? null : (items.at(-1)?.id ?? null) };
    },
    roleOf: async (id) => shown(await find(id)).role,
    async remove(change, id) {
      await change(removeRegistrationToken, { id });
    },
  };
}

function shown(row: RegistrationTokenTable): Page['items'][number] {
  return {
    id: row.id,
    role: knownRole(row.role),
    usesLeft: row.uses_left,
    maxUses: row.max_uses,
    created: new Date(row.created).toISOString(),
    expires: new Date(row.expires).toISOString(),
    madeBy: row.made_by,
  };
}

/** Only another version of Hawser can have written another one. */
export function knownRole(role: string): AgentRole {
  if (!isAgentRole(role)) throw new TypeError(`there is no role of agents "${role}"`);
  return role;
}

const select = statement((db, { id }: { id: string }) =>
  db.selectFrom('registration_token').selectAll().where('id', '=', id),
);
