import { parseLogLine } from '@hawser/core/site/logs/log-entry';
import { readableLine } from '@hawser/core/site/logs/readable-line';

export type ForegroundStream = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly writableLength: number;
};

// What a reader who has stopped reading may leave waiting in memory; beyond it, lines are not shown.
const mostWaiting = 2 ** 20;

/** Shows each line of a log as a person reads it. */
export function foregroundLines(
  stream: ForegroundStream,
  env: Readonly<Record<string, string | undefined>>,
): (component: string, line: string) => void {
  const colour = wantsColour(stream, env);
  let unseen = 0;
  // Where nobody listens any more, the site goes on all the same.
  stream.on('error', () => undefined);
  return (component, line) => {
    const entry = parseLogLine(component, line);
    if (entry === undefined) return;
    if (stream.writableLength > mostWaiting) {
      unseen += 1;
      return;
    }
    if (unseen > 0) stream.write(`… ${unseen} lines are only in the log files\n`);
    unseen = 0;
    stream.write(`${readableLine(entry, { colour })}\n`);
  };
}

/** https://no-color.org */
function wantsColour(
  { isTTY }: ForegroundStream,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}
