import { hostname } from 'node:os';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import {
  hopsAsAttributes,
  longestHopDetail,
  mostHopsAtOnce,
} from '@hawser/core/printing/job/told-hops';
import { type Static, Type } from 'typebox';

const hopSchema = Type.Object({
  at: Type.Integer(),
  what: Type.String({ pattern: '^[a-z][a-z-]{0,39}$' }),
  detail: Type.Optional(Type.String({ maxLength: longestHopDetail })),
  isTold: Type.Optional(Type.Literal(true)),
});

/** A step on the way of a job that only this machine knows, by its own clock. */
export type Hop = Static<typeof hopSchema>;

/** As many as are kept of a job: the first ones, and the latest. */
const most = 48;

/** For the record of a job on disk. */
export const hopsSchema = Type.Array(hopSchema, { maxItems: most });

/** The steps of a job with one more; they are kept in its record, and told with what is asked for anyway. */
export function hop(
  hops: readonly Hop[] | undefined,
  what: string,
  at: number,
  detail?: string,
): Hop[] {
  const next: Hop = {
    at: Math.round(at),
    what,
    ...(detail === undefined || detail === '' ? {} : { detail: detail.slice(0, longestHopDetail) }),
  };
  const all = [...(hops ?? []), next];
  return all.length <= most ? all : [...all.slice(0, most / 2), ...all.slice(-most / 2)];
}

/** Those that the site has not taken yet, as it is told of them at once. */
export function untoldHops(hops: readonly Hop[] | undefined): readonly Hop[] {
  return (hops ?? []).filter(({ isTold }) => isTold !== true).slice(0, mostHopsAtOnce);
}

/** Operation attributes of IPP that tell the site of these; `device` where a person’s program does. */
export function tellingHops(
  hops: readonly Hop[],
  { now, device }: { readonly now: number; readonly device?: string },
): GivenAttributes {
  const told = hops.map(({ at, what, detail }) => ({
    agoMs: now - at,
    what,
    ...(detail === undefined ? {} : { detail }),
  }));
  return hopsAsAttributes(told, device);
}

/** The steps after the site has taken some of them. */
export function toldHops(hops: readonly Hop[] | undefined, taken: readonly Hop[]): Hop[] {
  const isTaken = (one: Hop): boolean =>
    taken.some(
      ({ at, what, detail }) => one.at === at && one.what === what && one.detail === detail,
    );
  return (hops ?? []).map((one) => (isTaken(one) ? { ...one, isTold: true as const } : one));
}

/** What this machine is called in a trace. */
export function thisDevice(): string {
  return hostname();
}
