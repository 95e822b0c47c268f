import type { Attributes } from '@hawser/core/ipp/attributes';
import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import { groupsOf, type Message } from '@hawser/core/ipp/message';

/** What a client says of a job. */
export interface JobWanted {
  readonly name: string;
  /** How it is to be printed: a message with one group. */
  readonly attributes: Uint8Array;
}

const longestName = 255;

export function jobWanted(message: Message, operation: Attributes): JobWanted {
  const name = operation.name('job-name') ?? operation.name('document-name') ?? '';
  const [template] = groupsOf(message, 'job');
  return {
    name: name.trim() === '' ? 'Untitled' : name.slice(0, longestName),
    attributes: groupBytes('job', template),
  };
}

/** A group as it is kept. */
export function groupBytes(tag: 'job' | 'printer', attributes: Attributes | undefined): Uint8Array {
  return encodeMessage({
    code: 0,
    requestId: 1,
    groups: [{ tag, attributes: attributes ?? {} }],
  });
}
