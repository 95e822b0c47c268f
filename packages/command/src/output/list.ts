import type { Display } from '../declaration/output.ts';
import { cell, padded, width } from './cell.ts';
import { columnTitle, property } from './columns.ts';
import { styled } from './display.ts';
import { nestedRows } from './nested-rows.ts';

/** One property a line; of one that holds objects, each of them. */
export function listed(object: unknown, keys: readonly string[], display: Display): string {
  const titles = keys.map(columnTitle);
  const widest = Math.max(0, ...titles.map(width));
  const beside = `\n${' '.repeat(widest + ' : '.length)}`;
  return keys
    .map((key, index) => {
      const title = padded(titles[index] ?? '', widest, 'left');
      const value = property(object, key);
      const nested = nestedRows(value);
      const shown =
        nested === undefined
          ? cell(value)
          : [styled('faint', nested.header, display), ...nested.rows].join(beside);
      return `${styled('heading', title, display)} : ${shown}`.trimEnd();
    })
    .map((line) => `${line}\n`)
    .join('');
}
