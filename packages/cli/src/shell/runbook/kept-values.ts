import type { OutputType } from '@hawser/command/declaration/output';
import { HawserError } from '@hawser/core/errors';
import { Secret } from '@hawser/core/secret';
import { errorBehind, rememberError } from '../run/error-record.ts';
import { BlockValue } from '../values/block-value.ts';
import { HashTable } from '../values/hash-table.ts';
import { ShownText } from '../values/shown-text.ts';
import { TimeSpan } from '../values/time-span.ts';

/**
 * A value in a checkpoint: itself where JSON has it, else a list of one: the number of an object among
 * those that are kept, or the text of a number that JSON has not.
 */
export type Kept = string | number | boolean | null | readonly [number] | readonly [string];

/** An object as it is kept: what it is, and what is in it. */
export type KeptObject =
  | readonly ['list', ...Kept[]]
  | readonly ['table', ...(readonly [string, Kept])[]]
  | readonly ['object', string, ...(readonly [string, Kept])[]]
  | readonly ['error', KeptError, ...(readonly [string, Kept])[]]
  | readonly ['date', number | null]
  | readonly ['span', number]
  | readonly ['shown', string]
  /** Where it stands in the program, which is the same. */
  | readonly ['block', number, number];

type KeptError = Pick<HawserError, 'code' | 'kind' | 'message' | 'hint'> & {
  readonly target: string | null;
};

/** Why something cannot be kept; whoever keeps it knows the variable. */
export class Unkept extends Error {
  readonly value: unknown;

  constructor(value: unknown) {
    super('it cannot be kept');
    this.value = value;
  }
}

export type TypeOf = (object: unknown) => OutputType | undefined;

/** Objects for a file. What is one object in two variables is one in it. */
export class Keeping {
  readonly objects: KeptObject[] = [];
  readonly #numbers = new Map<object, number>();
  readonly #typeOf: TypeOf;

  constructor(typeOf: TypeOf) {
    this.#typeOf = typeOf;
  }

  /** Without recursion, for lists in lists may be deep. */
  keep(value: unknown): Kept {
    const waiting: object[] = [];
    const kept = this.#refer(value, waiting);
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      this.objects[this.#numbers.get(next) as number] = this.#made(next, waiting);
    }
    return kept;
  }

  #refer(value: unknown, waiting: object[]): Kept {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'undefined':
        return null;
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0) ? value : [`n${value}`];
      case 'bigint':
        return [`b${value}`];
      case 'object':
        return value === null ? null : [this.#number(value, waiting)];
      default:
        throw new Unkept(value);
    }
  }

  #number(object: object, waiting: object[]): number {
    const known = this.#numbers.get(object);
    if (known !== undefined) return known;
    const number = this.objects.length;
    this.#numbers.set(object, number);
    this.objects.push(['list']);
    waiting.push(object);
    return number;
  }

  #made(object: object, waiting: object[]): KeptObject {
    const entries = (all: Iterable<readonly [string, unknown]>): (readonly [string, Kept])[] =>
      Array.from(all, ([key, value]) => [key, this.#refer(value, waiting)] as const);
    if (Array.isArray(object)) {
      return ['list', ...object.map((each: unknown) => this.#refer(each, waiting))];
    }
    if (object instanceof HashTable) return ['table', ...entries(object)];
    if (object instanceof Date) {
      const time = object.getTime();
      return ['date', Number.isNaN(time) ? null : time];
    }
    if (object instanceof TimeSpan) return ['span', object.milliseconds];
    if (object instanceof ShownText) return ['shown', object.text];
    if (object instanceof BlockValue) return ['block', object.written.start, object.written.end];
    if (object instanceof Secret || !isPlain(object)) throw new Unkept(object);
    const error = errorBehind(object);
    if (error !== undefined) {
      const { code, kind, message, hint, target = null } = error;
      return ['error', { code, kind, message, hint, target }, ...entries(Object.entries(object))];
    }
    const type = this.#typeOf(object)?.name ?? '';
    return ['object', type, ...entries(Object.entries(object))];
  }
}

/** What only has properties; not what knows or does something besides. */
function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype === null) return true;
  return Object.getPrototypeOf(prototype) === null && !Object.hasOwn(object, 'then');
}

export interface Restoring {
  /** The block that stands at a place of the program. */
  readonly blockAt: (start: number, end: number) => BlockValue | undefined;
  /** Says of an object of which type it was. */
  readonly mark: (object: object, type: string) => void;
}

/** The objects of a file, each once; a function gives the value for what was kept. */
export function restored(
  objects: readonly KeptObject[],
  { blockAt, mark }: Restoring,
): (kept: Kept) => unknown {
  const made = objects.map((each) => emptyOf(each, blockAt));
  const value = (kept: Kept): unknown => {
    if (!Array.isArray(kept)) return kept;
    const [of] = kept as readonly [number] | readonly [string];
    if (typeof of === 'string')
      return of.startsWith('b') ? BigInt(of.slice(1)) : Number(of.slice(1));
    if (!(of in made)) throw new Error('it refers to what is not there');
    return made[of];
  };
  for (const [index, kept] of objects.entries()) fill(made[index], kept, value, mark);
  return value;
}

function emptyOf(kept: KeptObject, blockAt: Restoring['blockAt']): object {
  switch (kept[0]) {
    case 'list':
      return [];
    case 'table':
      return new HashTable();
    case 'object':
    case 'error':
      return {};
    case 'date':
      return new Date(kept[1] ?? NaN);
    case 'span':
      return new TimeSpan(kept[1]);
    case 'shown':
      return new ShownText(kept[1]);
    case 'block': {
      const block = blockAt(kept[1], kept[2]);
      if (block === undefined) throw new Error('it has a block that is not in the program');
      return block;
    }
  }
}

function fill(
  object: unknown,
  kept: KeptObject,
  value: (kept: Kept) => unknown,
  mark: Restoring['mark'],
): void {
  if (kept[0] === 'list') {
    const [, ...items] = kept;
    for (const item of items) (object as unknown[]).push(value(item));
  } else if (kept[0] === 'table') {
    const [, ...entries] = kept;
    for (const [key, each] of entries) (object as HashTable).set(key, value(each));
  } else if (kept[0] === 'object' || kept[0] === 'error') {
    const [, of, ...entries] = kept;
    for (const [key, each] of entries) define(object as object, key, value(each));
    if (typeof of === 'object') {
      const { code, target, ...entry } = of;
      rememberError(
        object as object,
        new HawserError(code, entry, { target: target ?? undefined }),
      );
    } else if (of !== '') mark(object as object, of);
  }
}

/** Whatever it is called, it is nothing but a property. */
function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}
