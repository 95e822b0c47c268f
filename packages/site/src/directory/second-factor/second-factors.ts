import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '@hawser/core/clock';
import { Secret } from '@hawser/core/secret';
import type { Change } from '../../audit/change.ts';
import { open, seal } from '../../site-key/seal.ts';
import type { SiteKey } from '../../site-key/site-key.ts';
import { confirmTotp } from '../../store/mutations/directory/confirm-totp.ts';
import { removeTotp } from '../../store/mutations/directory/remove-totp.ts';
import { renewRecoveryCodes } from '../../store/mutations/directory/renew-recovery-codes.ts';
import { startTotp } from '../../store/mutations/directory/start-totp.ts';
import { useRecoveryCode } from '../../store/mutations/directory/use-recovery-code.ts';
import { useTotpStep } from '../../store/mutations/directory/use-totp-step.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';
import type { DirectoryTotpTable } from '../../store/tables/directory-totp.ts';
import { base32 } from './base32.ts';
import { givenCode } from './given-code.ts';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts';
import { secondFactorErrors } from './second-factor-errors.ts';
import { secretLength, stepOf } from './totp.ts';

/** Whose it is. */
export interface Owner {
  readonly id: string;
  readonly name: string;
}

/** The authenticators of people, and the codes that stand in for them. */
export class SecondFactors {
  readonly #store: Store;
  readonly #siteKey: SiteKey;
  readonly #clock: Clock;

  constructor(options: {
    readonly store: Store;
    readonly siteKey: SiteKey;
    readonly clock: Clock;
  }) {
    this.#store = options.store;
    this.#siteKey = options.siteKey;
    this.#clock = options.clock;
  }

  async has(userId: string): Promise<boolean> {
    const row = await this.#find(userId);
    return row !== undefined && row.confirmed !== null;
  }

  /** What is to go into the authenticator, as text and as what a QR code says; nothing holds before `confirm`. */
  async start(
    owner: Owner,
    site: string,
    change: Change,
  ): Promise<{ readonly secret: string; readonly uri: string }> {
    const bytes = randomBytes(secretLength);
    const id = randomUUID();
    const sealed = seal(this.#siteKey, sealName(owner.id, id), bytes);
    const { keyId } = this.#siteKey;
    const begun = { userId: owner.id, name: owner.name, id, keyId, sealed };
    await change(startTotp, begun, { target: owner.id, after: { totp: 'begun' } });
    // So that no log has it.
    const secret = new Secret(base32(bytes)).reveal();
    return { secret, uri: uriOf({ secret, name: owner.name, site }) };
  }

  /** Has it hold from now on, after a first code; gives the recovery codes. */
  async confirm(owner: Owner, text: string, change: Change): Promise<readonly string[]> {
    const { id: userId, name } = owner;
    const row = await this.#find(userId);
    if (row === undefined) throw secondFactorErrors('not-begun', { name }, { target: name });
    if (row.confirmed !== null) {
      throw secondFactorErrors('there-already', { name }, { target: name });
    }
    const given = givenCode(text);
    const code = given?.kind === 'totp' ? given.code : '';
    const step = stepOf(this.#secretIn(row, name), code, { at: this.#clock.now(), last: 0 });
    if (step === undefined) throw secondFactorErrors('wrong-code', {});
    const codes = newRecoveryCodes();
    const recoveryHashes = codes.map((each) => recoveryCodeHash(userId, each));
    const confirmed = { userId, name, id: row.id, step, recoveryHashes };
    await change(confirmTotp, confirmed, { target: userId });
    return codes;
  }

  /** Other recovery codes; those before work no more. */
  async renewRecoveryCodes(owner: Owner, change: Change): Promise<readonly string[]> {
    const codes = newRecoveryCodes();
    const hashes = codes.map((code) => recoveryCodeHash(owner.id, code));
    const renewed = { userId: owner.id, name: owner.name, hashes };
    const about = { target: owner.id, after: { recoveryCodes: 'renewed' } };
    await change(renewRecoveryCodes, renewed, about);
    return codes;
  }

  async remove(owner: Owner, change: Change): Promise<void> {
    await change(removeTotp, { userId: owner.id, name: owner.name }, { target: owner.id });
  }

  /** Whether it is a code of his, which is used up by that. */
  async use(userId: string, text: string): Promise<boolean> {
    const given = givenCode(text);
    const row = await this.#find(userId);
    if (given === undefined || row === undefined || row.confirmed === null) return false;
    if (given.kind === 'recovery') {
      const hash = recoveryCodeHash(userId, given.code);
      return await this.#store.mutate(useRecoveryCode, { userId, hash });
    }
    const at = this.#clock.now();
    const step = stepOf(this.#secretIn(row, userId), given.code, { at, last: row.last_step });
    if (step === undefined) return false;
    return await this.#store.mutate(useTotpStep, { userId, id: row.id, step });
  }

  async #find(userId: string): Promise<DirectoryTotpTable | undefined> {
    const { rows } = await this.#store.read(async (db) => select(db, { userId }));
    return rows[0];
  }

  #secretIn({ user_id: userId, id, sealed }: DirectoryTotpTable, name: string): Buffer {
    const secret = open(this.#siteKey, sealName(userId, id), sealed);
    if (secret === undefined) throw secondFactorErrors('sealed', { name }, { target: name });
    return secret;
  }
}

function sealName(userId: string, id: string): string {
  return `totp:${userId}:${id}`;
}

// As authenticators read it: https://github.com/google/google-authenticator/wiki/Key-Uri-Format
function uriOf({ secret, name, site }: { secret: string; name: string; site: string }): string {
  const issuer = encodeURIComponent(site);
  return `otpauth://totp/${issuer}:${encodeURIComponent(name)}?secret=${secret}&issuer=${issuer}`;
}

const select = statement((db, { userId }: { userId: string }) =>
  db.selectFrom('directory_totp').selectAll().where('user_id', '=', userId),
);
