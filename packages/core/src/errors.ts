import { visible } from './visible.ts';

/** What kind of failure it is; the exit code and the HTTP status follow from it. */
export type ErrorKind = keyof typeof kinds;

const kinds = {
  failed: { exitCode: 1, status: 500 },
  usage: { exitCode: 2, status: 400 },
  'not-found': { exitCode: 3, status: 404 },
  denied: { exitCode: 4, status: 403 },
  conflict: { exitCode: 5, status: 409 },
  unreachable: { exitCode: 6, status: 503 },
  interrupted: { exitCode: 130, status: 499 },
} as const;

export const errorKinds: readonly string[] = Object.keys(kinds);

/** One row of a table of errors. `{word}` in message and hint is filled in when it is thrown. */
export interface ErrorEntry {
  readonly kind: ErrorKind;
  readonly message: string;
  /** What to do next. */
  readonly hint: string;
  /** Where the kind's own HTTP status does not fit. */
  readonly status?: number;
  /** Where the kind's own exit code does not fit. */
  readonly exitCode?: number;
}

/** An error that is told to a person: what happened, to what, and what to do next. Everything else is a bug. */
export class HawserError extends Error {
  override readonly name = 'HawserError';
  readonly code: string;
  readonly kind: ErrorKind;
  readonly hint: string;
  readonly target: string | undefined;
  readonly status: number;
  readonly exitCode: number;

  constructor(
    code: string,
    entry: ErrorEntry,
    options: { target?: string | undefined; cause?: unknown } = {},
  ) {
    super(entry.message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.kind = entry.kind;
    this.hint = entry.hint;
    this.target = options.target;
    this.status = entry.status ?? kinds[entry.kind].status;
    this.exitCode = entry.exitCode ?? kinds[entry.kind].exitCode;
  }
}

type Placeholder<Text extends string> = Text extends `${string}{${infer Word}}${infer Rest}`
  ? Word | Placeholder<Rest>
  : never;

type Values<Entry extends ErrorEntry> = Readonly<
  Record<Placeholder<Entry['message']> | Placeholder<Entry['hint']>, string | number>
>;

export interface ErrorTable<Entries extends Readonly<Record<string, ErrorEntry>>> {
  <Key extends keyof Entries & string>(
    key: Key,
    values: Values<Entries[Key]>,
    options?: { target?: string; cause?: unknown },
  ): HawserError;
  readonly area: string;
  readonly entries: Entries;
}

/**
 * The errors of one area, as data. Calling the table makes an error: `profileErrors('not-found', { name })`
 * has the code `profile-not-found`. Values are shown escaped.
 */
export function errorTable<const Entries extends Readonly<Record<string, ErrorEntry>>>(
  area: string,
  entries: Entries,
): ErrorTable<Entries> {
  const make = <Key extends keyof Entries & string>(
    key: Key,
    values: Values<Entries[Key]>,
    options: { target?: string; cause?: unknown } = {},
  ): HawserError => {
    const entry = entries[key] as ErrorEntry;
    return new HawserError(
      `${area}-${key}`,
      { ...entry, message: filled(entry.message, values), hint: filled(entry.hint, values) },
      options,
    );
  };
  return Object.assign(make, { area, entries });
}

function filled(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, word: string) =>
    Object.hasOwn(values, word) ? visible(String(values[word])) : whole,
  );
}

/** RFC 9457, with what a person needs as extension members. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly kind: ErrorKind;
  readonly hint: string;
  readonly target?: string;
}

const typePrefix = 'urn:hawser:error:';

/** The error as it goes over the wire. What is not for people stays here: the answer only says that it happened. */
export function toProblem(error: unknown): Problem {
  const told = error instanceof HawserError ? error : internalErrors('fault', {});
  return {
    type: typePrefix + told.code,
    title: told.code.replaceAll('-', ' '),
    status: told.status,
    detail: told.message,
    code: told.code,
    kind: told.kind,
    hint: told.hint,
    ...(told.target === undefined ? {} : { target: told.target }),
  };
}

/** The error that an answer tells of; an answer from elsewhere, or broken, gives what its status says. */
export function fromProblem(body: unknown, status: number): HawserError {
  const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const kind = kindOf(said['kind'], status);
  const text = (name: string, otherwise: string): string => {
    const value = said[name];
    return typeof value === 'string' && value !== '' ? visible(value.slice(0, 2000)) : otherwise;
  };
  const entry = {
    kind,
    status,
    message: text('detail', text('title', `The site answered with status ${status}.`)),
    hint: text('hint', ''),
  };
  const target = said['target'];
  return new HawserError(text('code', `site-${kind}`), entry, {
    target: typeof target === 'string' ? visible(target.slice(0, 2000)) : undefined,
  });
}

function kindOf(said: unknown, status: number): ErrorKind {
  if (typeof said === 'string' && Object.hasOwn(kinds, said)) return said as ErrorKind;
  if (status === 404 || status === 410) return 'not-found';
  if (status === 401 || status === 403) return 'denied';
  if (status === 409 || status === 412) return 'conflict';
  if (status === 502 || status === 503 || status === 504) return 'unreachable';
  return status >= 400 && status < 500 ? 'usage' : 'failed';
}

/** What went wrong inside Hawser itself. */
export const internalErrors = errorTable('internal', {
  fault: {
    kind: 'failed',
    message: 'Something went wrong inside Hawser.',
    hint: 'It is a fault of Hawser; its log has the details.',
  },
});

/** The one place that turns what was thrown into an exit code. */
export function exitCodeOf(error: unknown): number {
  return error instanceof HawserError ? error.exitCode : kinds.failed.exitCode;
}
