import { decodeMessage } from '@hawser/core/ipp/decode/decode-message';
import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import { groupsOf } from '@hawser/core/ipp/message';
import { enumWord } from '@hawser/core/ipp/tables/enums';
import { syntaxOf } from '@hawser/core/ipp/tables/find-syntax';
import { describe, expect, it } from 'vitest';
import { goldenMessages, wholePrinter } from './golden.ts';
import { madeAgain } from './made-again.ts';

describe('messages of CUPS', () => {
  it.each(goldenMessages)('come out as they went in: $name', ({ bytes }) => {
    const { message, document } = decodeMessage(bytes);
    expect(document.length).toBe(0);
    expect(encodeMessage(message).equals(bytes)).toBe(true);
    expect(madeAgain(message).equals(bytes)).toBe(true);
  });

  it('say what they are to say', () => {
    const [printer] = groupsOf(decodeMessage(wholePrinter()).message, 'printer');
    expect(printer!.text('printer-make-and-model')).toBe('Hawser Sample');
    expect(enumWord('printer-state', printer!.enum('printer-state')!)).toBe('idle');
    expect(
      printer!.enums('operations-supported').map((id) => enumWord('operations-supported', id)),
    ).toContain('Print-Job');
    const sizes = printer!.collections('media-size-supported');
    expect(sizes[0]!.integer('x-dimension')).toBeGreaterThan(0);
    expect(printer!.rangeOfInteger('copies-supported')).toEqual({ lower: 1, upper: 999 });
    expect(printer!.keywords('ipp-versions-supported')).toContain('2.0');
    expect(printer!.outOfBand('printer-geo-location')).toBe('unknown');
  });

  it('have no attribute that the tables do not have', () => {
    const unheardOf = new Set<string>();
    for (const { bytes } of goldenMessages) {
      for (const { attributes } of decodeMessage(bytes).message.groups) {
        for (const name of attributes.attributeNames) {
          if (syntaxOf(name) === undefined) unheardOf.add(name);
        }
      }
    }
    expect([...unheardOf].toSorted()).toEqual([]);
  });
});
