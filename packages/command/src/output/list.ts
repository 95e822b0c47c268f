import type { Display } from '../declaration/output.ts';
import { cell, padded, width } from './cell.ts';
import { columnTitle, property } from './columns.ts';
import { styled } from './display.ts';
import { nestedRows } from './nested-rows.ts';

/** One property a line; of one that holds objects, each of them, and of PEM all of its lines. */
export function listed(object: unknown, keys: readonly string[], display: Display): string {
  const titles = keys.map(columnTitle);
  const widest = Math.max(0, ...titles.map(width));
  const beside = `\n${' '.repeat(widest + ' : '.length)}`;
  return keys
    .map((key, index) => {
      const title = padded(titles[index] ?? '', widest, 'left');
      const shown = lines(property(object, key), display).join(beside);
      return `${styled('heading', title, display)} : ${shown}`.trimEnd();
    })
    .map((line) => `${line}\n`)
    .join('');
}

function lines(value: unknown, display: Display): readonly string[] {
  const nested = nestedRows(value);
  if (nested !== undefined) return [styled('faint', nested.header, display), ...nested.rows];
  // Of other texts a line break may be a trick of whoever wrote them.
  const isPem = typeof value === 'string' && value.startsWith('-----BEGIN ');
  return isPem ? value.trimEnd().split('\n').map(cell) : [cell(value)];
}
