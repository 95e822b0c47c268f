import type { Attributes } from '@hawser/core/ipp/attributes';
import { decodeMessage } from '@hawser/core/ipp/decode/decode-message';
import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import { wholePrinter } from '../ipp/golden.ts';
import { ipp } from '../ipp/package-ipp.ts';
import { sharedResponse } from '../ipp/shared-message.ts';
import type { Bench } from './bench.ts';

const messages = 1000;

/** What a real printer says of itself, read and written, beside the package `ipp`. */
export function ippBenches(): readonly Bench[] {
  const bytes = wholePrinter();
  // The package cannot write all of it: both write what it can.
  const { ours, theirs } = sharedResponse(bytes, () => true);
  const size = (length: number): string => length.toLocaleString('en');
  return [
    {
      title: `IPP: ${messages} answers of ${size(bytes.length)} bytes decoded`,
      unit: 'ms',
      runs: 20,
      baseline: { name: 'package ipp', run: async () => timed(() => ipp.parse(bytes)) },
      candidates: [
        {
          name: 'checked, names made',
          target: { ratioAtMost: 0.33 },
          run: async () => timed(() => decodeMessage(bytes)),
        },
        {
          name: 'and each value made',
          target: { ratioAtMost: 0.5 },
          run: async () => timed(() => valuesOf(bytes)),
        },
      ],
    },
    {
      title: `IPP: ${messages} answers of ${size(encodeMessage(ours).length)} bytes encoded`,
      unit: 'ms',
      runs: 20,
      baseline: { name: 'package ipp', run: async () => timed(() => ipp.serialize(theirs)) },
      candidates: [
        {
          name: 'from plain values',
          target: { ratioAtMost: 0.33 },
          run: async () => timed(() => encodeMessage(ours)),
        },
      ],
    },
  ];
}

function valuesOf(bytes: Buffer): number {
  let values = 0;
  const read = (attributes: Attributes): void => {
    for (const attribute of attributes) {
      for (const value of attribute.values) {
        values += 1;
        if (value.type === 'collection') read(value.value);
      }
    }
  };
  for (const { attributes } of decodeMessage(bytes).message.groups) read(attributes);
  return values;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  for (let done = 0; done < messages; done += 1) work();
  return performance.now() - start;
}
