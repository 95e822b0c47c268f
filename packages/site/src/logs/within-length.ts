import { longestLine, parseLogLine } from '@hawser/core/site/logs/log-entry';

// So that with escapes, and names of a few letters, it is well within a line.
const longestMessage = 4000;

/** The line, or where it is longer than readers take, what matters most of it. */
export function withinLength(component: string, line: string): string {
  // A character takes up to three bytes, and only a line that may be too long is measured.
  if (line.length * 3 <= longestLine || Buffer.byteLength(line) <= longestLine) return line;
  const { time, level, message } = parseLogLine(component, line) ?? {
    time: new Date().toISOString(),
    level: 'info',
    message: '',
  };
  const msg = message.slice(0, longestMessage);
  const cut = { level, time, component, cutFrom: Buffer.byteLength(line), msg };
  return `${JSON.stringify(cut)}\n`;
}
