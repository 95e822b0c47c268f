/** One message of a stream of server-sent events. */
export interface ServerSentEvent {
  readonly id: string | undefined;
  readonly data: string;
}

/** A message that is longer than it may be. */
export class TooLong extends Error {}

/**
 * The messages of a stream (HTML Standard, 9.2). Neither a line nor a message may have more than
 * `most` characters. A message that is cut off by the end is none.
 */
export async function* serverSentEvents(
  stream: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<ServerSentEvent, void> {
  let id: string | undefined;
  let data: string[] = [];
  let length = 0;
  for await (const line of lines(stream, most)) {
    if (line === '') {
      if (data.length > 0) yield { id, data: data.join('\n') };
      data = [];
      length = 0;
      continue;
    }
    // What begins with a colon is there to show that somebody is.
    const [, field = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'id') id = value;
    if (field !== 'data') continue;
    length += value.length;
    if (length > most) throw new TooLong('the message is too long');
    data.push(value);
  }
}

async function* lines(stream: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of stream) {
    const parts = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      if (part.length > most) throw new TooLong('the line is too long');
      yield part.endsWith('\r') ? part.slice(0, -1) : part;
    }
    if (rest.length > most) throw new TooLong('the line is too long');
  }
}
