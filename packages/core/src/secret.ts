import { inspect } from 'node:util';

const mask = '[secret]';

// The newest secrets this process has held, so that a log can mask them by value. Bounded, because
// a site sees a token with every call; the short ones would mask innocent text.
const known = new Set<string>();
const remembered = 1024;
const shortest = 6;

/** A value that must not be shown. It prints, serialises and inspects as a mask; `reveal` is the only way in. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
    if (value.length < shortest) return;
    known.delete(value);
    known.add(value);
    if (known.size > remembered) known.delete(known.values().next().value ?? '');
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return mask;
  }

  toJSON(): string {
    return mask;
  }

  [inspect.custom](): string {
    return mask;
  }
}

/** As when the process has begun: what tests share one in have nothing else in common. */
export function forgetSecrets(): void {
  known.clear();
}

/** The text with every secret that this process holds masked. */
export function withoutSecrets(text: string): string {
  let masked = text;
  for (const value of known) {
    if (masked.includes(value)) masked = masked.replaceAll(value, mask);
    // Inside a JSON line a quote or a backslash of the secret is escaped.
    const quoted = JSON.stringify(value).slice(1, -1);
    if (quoted !== value && masked.includes(quoted)) masked = masked.replaceAll(quoted, mask);
  }
  return masked;
}
