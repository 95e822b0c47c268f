import { Damage } from './damage.ts';

/** The parts of a JSON value that has to have a certain shape. */
export class Fields {
  readonly #value: ReadonlyMap<string, unknown>;

  constructor(value: unknown) {
    if (typeof value !== 'object' || value === null) throw misshapen();
    this.#value = new Map(Object.entries(value));
  }

  static parse(payload: Buffer): Fields {
    return new Fields(parseJson(payload.toString()));
  }

  text(name: string, most = 200): string {
    const value = this.#value.get(name);
    if (typeof value !== 'string' || value.length > most) throw misshapen();
    return value;
  }

  /** A whole number from 0. */
  count(name: string): number {
    const value = this.#value.get(name);
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw misshapen();
    return value;
  }

  flag(name: string): boolean {
    const value = this.#value.get(name);
    if (typeof value !== 'boolean') throw misshapen();
    return value;
  }

  one<const Choice extends string>(name: string, choices: readonly Choice[]): Choice {
    const text = this.text(name);
    const found = choices.find((choice) => choice === text);
    if (found === undefined) throw misshapen();
    return found;
  }

  object(name: string): Fields {
    return new Fields(this.#value.get(name));
  }

  list(name: string, most = 10_000): readonly unknown[] {
    const value: unknown = this.#value.get(name);
    if (!Array.isArray(value) || value.length > most) throw misshapen();
    return value as readonly unknown[];
  }
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw misshapen();
  }
}

export function misshapen(): Damage {
  return new Damage('a part of it does not hold what it should');
}
