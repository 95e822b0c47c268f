import { HawserError } from './errors.ts';
import { Secret, withoutSecrets } from './secret.ts';

const mask = '[secret]';
const deepest = 8;
const most = 2000;

/** Where in an event we are, and how much of it may still be shown. */
interface Place {
  readonly depth: number;
  readonly budget: { left: number };
  /** Within known trouble: where in the programs it came up is of no interest. */
  readonly known?: boolean;
}

/** The event with what is named like a secret masked, whatever it nests. */
export function redacted(event: object): Record<string, unknown> {
  try {
    return named(Object.entries(event), { depth: 0, budget: { left: most } });
  } catch {
    // A getter or a proxy that throws must not turn logging into a failure.
    return { unreadable: true };
  }
}

const secretName =
  /passw|passphrase|pwd|secret|token|authorization|cookie|credential|apikey|privatekey|accesskey|sharedkey|vaultkey/;

/** Whether what has this name is a secret, as far as names tell. */
export function isSecretName(name: string): boolean {
  return secretName.test(name.toLowerCase().replaceAll(/[^a-z]/g, ''));
}

function named(
  entries: readonly (readonly [unknown, unknown])[],
  place: Place,
): Record<string, unknown> {
  const shown = entries.slice(0, place.budget.left).map(([key, value]) => {
    const name = String(key);
    return [name, isSecretName(name) ? hidden(value) : plain(value, place)] as const;
  });
  return Object.fromEntries(shown);
}

// Lists of headers or arguments are flat, or pairs: a name, and after it what it names.
function list(items: readonly unknown[], place: Place): unknown[] {
  return items.slice(0, place.budget.left).map((item, at) => {
    const before = items[at - 1];
    const isNamed = typeof before === 'string' && /^\S+$/.test(before) && isSecretName(before);
    return isNamed ? hidden(item) : plain(item, place);
  });
}

// Whether there is one is no secret.
function hidden(value: unknown): unknown {
  return value === undefined || value === null || typeof value === 'boolean' ? value : mask;
}

function plain(value: unknown, { depth, budget, known = false }: Place): unknown {
  budget.left -= 1;
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Secret) return mask;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof URL) return withoutPassword(value);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  // Ends circles too.
  if (depth >= deepest || budget.left <= 0) return '[more]';
  const place = { depth: depth + 1, budget, known };
  if (value instanceof Error) return serialised(value, place);
  if (value instanceof Map) return named([...value], place);
  if (value instanceof Set) return list([...value], place);
  return Array.isArray(value) ? list(value, place) : named(Object.entries(value), place);
}

function serialised(error: Error, { known, ...outer }: Place): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const isTrouble = error instanceof HawserError && error.kind === 'unreachable';
  const place = { ...outer, known: known === true || isTrouble };
  return {
    type: name,
    message,
    ...(place.known ? {} : { stack }),
    ...named(Object.entries(error), place),
    ...(cause === undefined ? {} : { cause: plain(cause, place) }),
    ...(error instanceof AggregateError ? { errors: list(error.errors, place) } : {}),
  };
}

function withoutPassword(url: URL): string {
  const shown = new URL(url);
  if (shown.password !== '') shown.password = 'secret';
  return shown.href;
}

/**
 * The line of JSON with each secret that this process holds masked. Only inside its strings and
 * numbers: a secret that looks like a piece of JSON must not break the line.
 */
export function withoutSecretsInLine(line: string): string {
  const masked = withoutSecrets(line) === line ? line : line.replaceAll(scalars, maskedScalar);
  // JSON leaves these as they are, but to a terminal they are commands (see visible.ts).
  return masked.replaceAll(marks, (mark) => {
    return `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

const scalars = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;
const marks = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

function maskedScalar(scalar: string): string {
  const text = String(JSON.parse(scalar));
  const masked = withoutSecrets(text);
  return masked === text ? scalar : JSON.stringify(masked);
}
