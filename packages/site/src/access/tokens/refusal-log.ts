import { type Clock, elapsed } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import type { TokenRefusal } from './token-refusal.ts';

const minute = 60_000;

/** Tells why tokens are refused, each reason once a minute: whoever sends bad ones would fill the disk. */
export function refusalLog(log: Log, clock: Clock): (refusal: TokenRefusal) => void {
  const told = new Map<string, { at: number; more: number }>();
  return (refusal) => {
    const { reason, issuer, cause } = refusal;
    const before = told.get(reason);
    const now = clock.now();
    if (before !== undefined && elapsed(before.at, now) < minute) {
      before.more += 1;
      return;
    }
    told.set(reason, { at: now, more: 0 });
    const since = before === undefined || before.more === 0 ? {} : { more: before.more };
    const detail = cause instanceof Error ? { detail: cause.message.slice(0, 300) } : {};
    log.warn({ reason, issuer, ...detail, ...since }, 'a token was refused');
  };
}
