import { expect, it } from 'vitest';
import { bold, roff, roffCode } from '../../src/documents/man-text.ts';

it.each([
  ['.TH is no request', String.raw`\&.TH is no request`],
  ["'br is no request", String.raw`\(aqbr is no request`],
  ['C:\\fB', String.raw`C:\efB`],
  ['-Name of a read-only thing', String.raw`\-Name of a read-only thing`],
  ['a "b" `c` ~d ^e', String.raw`a \(dqb\(dq \(gac\(ga \(tid \(hae`],
  ['a – b …', String.raw`a \[u2013] b \[u2026]`],
  ['two\nlines', 'two lines'],
  ['\u{1f5a8}', String.raw`\[u1F5A8]`],
])('shows %j as it is', (text, written) => {
  expect(roff(text)).toBe(written);
});

it('keeps a hyphen what it is where it is typed', () => {
  expect(roffCode('hawser read-it -X')).toBe(String.raw`hawser read\-it \-X`);
  expect(bold('--some-name')).toBe(String.raw`\fB\-\-some\-name\fR`);
});
