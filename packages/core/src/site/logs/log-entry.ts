/** What a line of a log says. */
export interface LogEntry {
  readonly time: string;
  readonly level: LogLevel;
  readonly component: string;
  readonly message: string;
  /** What else belongs to it. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** How grave it is, the least first. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;

/** Those that a site writes and that can be asked for; the others are only read. */
export const chosenLogLevels = ['debug', 'info', 'warn', 'error'] as const;

export type LogLevel = (typeof logLevels)[number];

/** How many bytes a line may have; whoever writes a log keeps to it, and a reader skips what is longer. */
export const longestLine = 64 * 1024;

// More than what is written nests; what is nested without end would end in a stack overflow when
// it is shown.
const deepest = 32;

/** The entry of a line in the log of a component, or undefined for what is torn or foreign. */
export function parseLogLine(component: string, line: string): LogEntry | undefined {
  const parsed = fromJson(line);
  if (typeof parsed !== 'object' || parsed === null || !nestsAtMost(deepest, parsed)) {
    return undefined;
  }
  // The file says which component it is, whatever stands in it.
  const { time, level, component: _, msg = '', ...detail } = parsed as Record<string, unknown>;
  if (typeof time !== 'string' || typeof msg !== 'string' || !isLevel(level)) return undefined;
  if (Number.isNaN(Date.parse(time))) return undefined;
  return { time, level, component, message: msg, detail };
}

function fromJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isLevel(value: unknown): value is LogLevel {
  return logLevels.some((level) => level === value);
}

function nestsAtMost(depth: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((each) => nestsAtMost(depth - 1, each));
}
