import { decodeMessage } from '@hawser/core/ipp/decode/decode-message';
import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import { describe, expect, it } from 'vitest';
import { asTold } from './as-told.ts';
import { goldenMessages, wholePrinter } from './golden.ts';
import { ipp } from './package-ipp.ts';
import { sharedResponse } from './shared-message.ts';

// What it cannot say is left out: octets that are no text, the month of a time, which value is which in
// keyword or name, and the most of the attributes that came after 2018.
describe('the package ipp', () => {
  it.each(goldenMessages)('finds the same in $name', ({ bytes }) => {
    const { version: _v, operation: _o, statusCode: _s, id, ...groups } = ipp.parse(bytes);
    const { message } = decodeMessage(bytes);
    expect(message.requestId).toBe(id);
    expect(groups).toEqual(asTold(message));
  });

  it('writes the same', () => {
    const whole = decodeMessage(wholePrinter()).message;
    const { ours, theirs } = sharedResponse(wholePrinter(), (group, name, written) => {
      const groups = whole.groups
        .filter(({ tag }) => `${tag}-attributes-tag` === group)
        .map(({ tag, attributes }) => ({
          tag,
          attributes: attributes.those((each) => each === name),
        }));
      return encodeMessage({ ...whole, groups }).equals(written);
    });
    expect(ours.groups.flatMap(({ attributes }) => Object.keys(attributes)).length).toBeGreaterThan(
      60,
    );
    expect(encodeMessage(ours)).toEqual(ipp.serialize(theirs));
  });
});
