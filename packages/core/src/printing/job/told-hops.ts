import type { Attributes } from '../../ipp/attributes.ts';
import type { GivenAttributes } from '../../ipp/encode/given.ts';
import { visible } from '../../visible.ts';

/** A step on the way of a job that only an agent knows, as it tells the site of it. */
export interface ToldHop {
  /** How long ago it was when it was told: no two clocks go alike, and their spans do. */
  readonly agoMs: number;
  readonly what: string;
  readonly detail?: string;
}

/** What agents tell goes with what they ask for anyway: these are among the operation attributes. */
const hopsName = 'hawser-job-hops';
const deviceName = 'hawser-device-name';

/** More are not told at once. */
export const mostHopsAtOnce = 24;
/** In any script it fits into a text of IPP with what stands before it. */
export const longestHopDetail = 250;
const longestDevice = 63;
const longestAgoMs = 7 * 86_400_000;

const wordForm = /^[a-z][a-z-]{0,39}$/;

/** The steps as operation attributes; nothing where there are none. */
export function hopsAsAttributes(hops: readonly ToldHop[], device?: string): GivenAttributes {
  if (hops.length === 0) return {};
  return {
    [hopsName]: hops.slice(0, mostHopsAtOnce).map(({ agoMs, what, detail = '' }) => {
      const ago = Math.min(longestAgoMs, Math.max(0, Math.round(agoMs)));
      return text(`${ago} ${what} ${detail.slice(0, longestHopDetail)}`.trimEnd());
    }),
    ...(device === undefined ? {} : { [deviceName]: text(device.slice(0, longestDevice)) }),
  };
}

/** The steps that an agent tells; what is none is not heard, for no job fails because of it. */
export function hopsIn(operation: Attributes): readonly ToldHop[] {
  return textsOf(operation, hopsName)
    .slice(0, mostHopsAtOnce)
    .flatMap((written): readonly ToldHop[] => {
      const [, ago, what = '', detail] = /^(\d{1,10}) (\S+)(?: (.*))?$/s.exec(written) ?? [];
      if (ago === undefined || !wordForm.test(what)) return [];
      const agoMs = Math.min(longestAgoMs, Number(ago));
      if (detail === undefined) return [{ agoMs, what }];
      return [{ agoMs, what, detail: visible(detail).slice(0, longestHopDetail) }];
    });
}

/** What the device is called that tells of them, as it says itself. */
export function deviceIn(operation: Attributes): string | undefined {
  const [name = ''] = textsOf(operation, deviceName);
  const shown = visible(name).trim().slice(0, longestDevice);
  return shown === '' ? undefined : shown;
}

function text(value: string) {
  return { type: 'text', value } as const;
}

function textsOf(operation: Attributes, name: string): readonly string[] {
  return operation.values(name).flatMap((each) => (each.type === 'text' ? [each.value] : []));
}
