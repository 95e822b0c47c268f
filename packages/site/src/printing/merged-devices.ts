import type { Attributes } from '@hawser/core/ipp/attributes';
import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import type { Value } from '@hawser/core/ipp/values/value';
import type { ChangedAttributes } from './sparse-update.ts';

/**
 * What clients see of a printer that several devices print for. Any of them may get a job, so that only
 * what all of them can do is offered, and only what is wrong with all of them is wrong with the printer.
 * Everything else is as the first says.
 */
export function mergedDevices(devices: readonly Attributes[]): ChangedAttributes {
  const [first, ...others] = devices;
  const merged = new Map<string, readonly Value[]>();
  for (const { name, values } of first ?? []) {
    const isShared = others.every((other) => other.has(name));
    if (!shared.test(name)) merged.set(name, values);
    else if (isShared)
      merged.set(
        name,
        common(
          values,
          others.map((other) => other.values(name)),
        ),
      );
  }
  const reasons = merged.get('printer-state-reasons');
  if (reasons?.length === 0) merged.set('printer-state-reasons', [none]);
  return merged;
}

/** Ranges and single values, as of copies-supported, are as the first says. */
function common(values: readonly Value[], others: readonly (readonly Value[])[]): readonly Value[] {
  if (values.length === 1 && values[0]?.type !== 'keyword') return values;
  const keys = others.map((each) => new Set(each.map(keyOf)));
  const both = values.filter((value) => keys.every((known) => known.has(keyOf(value))));
  return both;
}

const shared = /-(supported|ready)$|^printer-state-reasons$/;
const none: Value = { type: 'keyword', value: 'none' };

/** Equal for equal values, whatever they are made of. */
function keyOf(value: Value): string {
  const groups = [{ tag: 'printer' as const, attributes: { x: value } }];
  return encodeMessage({ code: 0, requestId: 1, groups }).toString('latin1');
}
