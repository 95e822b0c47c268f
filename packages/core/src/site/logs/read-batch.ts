import type { LogCursor } from './log-cursor.ts';
import { type LogEntry, longestLine, parseLogLine } from './log-entry.ts';

/** An entry with its time in milliseconds since 1970. */
export interface Stamped {
  readonly at: number;
  readonly entry: LogEntry;
}

const newline = 0x0a;

/**
 * The next entries of a file, and the cursor behind them; undefined at its end. A line without an
 * end is not there yet: its writer is at it, or died over it.
 */
export async function readBatch(
  component: string,
  cursor: LogCursor,
): Promise<readonly Stamped[] | undefined> {
  for (;;) {
    const buffer = Buffer.allocUnsafe(2 * longestLine);
    const { bytesRead } = await cursor.file.read(buffer, 0, buffer.length, cursor.offset);
    const bytes = buffer.subarray(0, bytesRead);
    const end = bytes.lastIndexOf(newline) + 1;
    if (end > 0) {
      const begin = cursor.skipping ? bytes.indexOf(newline) + 1 : 0;
      cursor.offset += end;
      cursor.skipping = false;
      return entriesOf(component, bytes.subarray(begin, end));
    }
    if (bytesRead <= longestLine && !cursor.skipping) return undefined;
    if (bytesRead === 0) return undefined;
    cursor.offset += bytesRead;
    cursor.skipping = true;
  }
}

function entriesOf(component: string, bytes: Buffer): readonly Stamped[] {
  const found: Stamped[] = [];
  for (let begin = 0; begin < bytes.length;) {
    const end = bytes.indexOf(newline, begin);
    if (end - begin <= longestLine) {
      const entry = parseLogLine(component, bytes.toString('utf8', begin, end));
      if (entry !== undefined) found.push({ at: Date.parse(entry.time), entry });
    }
    begin = end + 1;
  }
  return found;
}
