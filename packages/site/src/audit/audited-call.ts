import { HawserError, internalErrors } from '@hawser/core/errors';
import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import { keepAuditRecord } from '../store/mutations/audit/keep-audit-record.ts';
import type { AuditedChange } from '../store/audited-change.ts';
import type { CallOutcome, Mutation } from '../store/mutation.ts';
import { orderedId } from '../store/ordered-id.ts';
import type { Store } from '../store/store.ts';
import type { AuditOrigin } from './audit-origin.ts';
import { auditJson, auditName } from './audit-text.ts';
import type { AuditedCall } from './audit.ts';
import type { About } from './change.ts';
import { plainAddress } from '../server/plain-address.ts';

export interface AuditParts {
  /** What it keeps is sealed afterwards. */
  readonly store: Pick<Store, 'mutate'>;
  readonly replica: string;
  readonly recordKey: Uint8Array;
  readonly clock: Clock;
  readonly log: Log;
}

/** Who acts, where it is nobody whom a certificate or a token tells. */
const unnamed = {
  site: { kind: 'site', id: 'site', name: 'the site' },
  nobody: { kind: 'nobody', id: '', name: '' },
} as const;

export function auditedCall(parts: AuditParts, origin: AuditOrigin): AuditedCall {
  const { store, log } = parts;
  let isTold = false;
  const keep = async (about: About, outcome: Partial<CallOutcome>): Promise<void> => {
    await keepRecord(parts, origin, about, outcome);
    if (outcome.result !== 'begun') isTold = true;
  };
  return {
    get isTold() {
      return isTold;
    },
    async change<Input, Result>(
      mutation: Mutation<Input, Result>,
      input: Input,
      about: About = {},
    ): Promise<Result> {
      const result = await store.mutate(mutation, input, auditedChange(parts, origin, about));
      isTold = true;
      return result;
    },
    tell: async (result, about = {}) => keep(about, { result }),
    async fail(thrown, about = {}) {
      const told = thrown instanceof HawserError ? thrown : internalErrors('fault', {});
      const { code } = told;
      const result = told.status < 500 ? 'refused' : 'failed';
      try {
        await keep({ ...about, target: about.target ?? told.target }, { result, code });
      } catch (error) {
        log.error({ err: error, call: origin.call, code }, 'what failed could not be kept');
      }
    },
  };
}

/** Keeps a record that is not of a change. */
export async function keepRecord(
  parts: AuditParts,
  origin: AuditOrigin,
  about: About,
  outcome: Partial<CallOutcome>,
): Promise<void> {
  const usual = { result: 'done', code: null, count: 1 } as const;
  const audited = auditedChange(parts, origin, about);
  await parts.store.mutate(keepAuditRecord, { ...usual, ...outcome }, audited);
}

function auditedChange(
  { replica, recordKey, clock }: AuditParts,
  { call, actor, address, request }: AuditOrigin,
  { target, after, claim }: About,
): AuditedChange {
  const shown = plainAddress(address);
  const who = actor === 'site' ? unnamed.site : (actor ?? unnamed.nobody);
  return {
    id: orderedId(clock.now()),
    replica,
    recordKey,
    actor: { kind: who.kind, id: auditName(who.id), name: auditName(who.name) },
    address: shown === undefined ? null : auditName(shown),
    call,
    request: request ?? null,
    target: target === undefined ? undefined : auditName(target),
    after: auditJson(after) ?? undefined,
    claim,
  };
}
