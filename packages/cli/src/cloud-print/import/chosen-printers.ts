import { isPattern, like } from '@hawser/command/binding/like';
import type { HawserError } from '@hawser/core/errors';
import type { ListedPrinter } from '@hawser/core/printing/imports/candidate-printer';
import { printerImportErrors } from './import-errors.ts';

export interface ChosenPrinters {
  readonly chosen: readonly ListedPrinter[];
  /** Names that were asked for and are not there. */
  readonly missing: readonly HawserError[];
}

/** Those that are asked for; one without a name that can be read is always told of. */
export function choosePrinters(
  listed: readonly ListedPrinter[],
  names: readonly string[] | undefined,
  excluded: readonly string[] = [],
): ChosenPrinters {
  const wanted = (names ?? ['*']).map(alike);
  const unwanted = excluded.map(alike);
  const chosen = listed.filter((one) => {
    const name = nameOf(one);
    if (name === undefined) return true;
    const isLike = (each: RegExp): boolean => each.test(folded(name));
    return wanted.some(isLike) && !unwanted.some(isLike);
  });
  const there = new Set(listed.map((one) => folded(nameOf(one) ?? '')));
  const missing = (names ?? [])
    .filter((name) => !isPattern(name) && !there.has(folded(name)))
    .map((name) => printerImportErrors('unknown-name', { name }, { target: name }));
  if (chosen.length === 0 && missing.length === 0) {
    throw printerImportErrors('none-left', { count: listed.length });
  }
  return { chosen, missing };
}

function nameOf(one: ListedPrinter): string | undefined {
  return one.outcome === 'read' ? one.printer.name : one.name;
}

function alike(pattern: string): RegExp {
  return like(folded(pattern));
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
