import type { Attributes } from '@hawser/core/ipp/attributes';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { keptBytes, keptGroup } from './kept-group.ts';
import { sparselyUpdated } from './sparse-update.ts';

/** What a device may say of a job that the site only passes on (PWG 5100.18). */
const passedOn: ReadonlySet<string> = new Set([
  'job-media-sheets-completed',
  'job-pages-completed',
  'output-device-job-state',
  'output-device-job-state-message',
  'output-device-job-state-reasons',
]);

/** Nobody reads more of it. */
const mostBytes = 8 * 1024;

/** What a device says of a job, with what it has said before; a word that is too long is not heard. */
export function deviceSaysAfter(
  before: Uint8Array | null,
  given: Attributes | undefined,
): Uint8Array | null {
  const said = given?.those((name) => passedOn.has(name));
  if (said === undefined || said.attributeNames.length === 0) return before;
  const after = keptBytes(sparselyUpdated(keptGroup(before), said));
  return after.length > mostBytes ? before : after;
}

/** What only a device can find out of a document, and everybody wants to know who asks why it was not printed. */
const ofDocument = ['document-format-error', 'unsupported-document-format'];

export function deviceFound(bytes: Uint8Array | null): readonly string[] {
  const reasons = keptGroup(bytes)?.keywords('output-device-job-state-reasons') ?? [];
  return ofDocument.filter((each) => reasons.includes(each));
}

export function shownWord(bytes: Uint8Array | null): GivenAttributes {
  const said = keptGroup(bytes);
  if (said === undefined) return {};
  return Object.fromEntries([...said].map(({ name, values }) => [name, values]));
}
