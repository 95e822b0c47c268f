import type { Display } from '../declaration/output.ts';
import { cell, padded, width } from './cell.ts';
import { columnTitle, property } from './columns.ts';
import { styled } from './display.ts';

/** One property a line. */
export function listed(object: unknown, keys: readonly string[], display: Display): string {
  const titles = keys.map(columnTitle);
  const widest = Math.max(0, ...titles.map(width));
  return keys
    .map((key, index) => {
      const title = padded(titles[index] ?? '', widest, 'left');
      return `${styled('heading', title, display)} : ${cell(property(object, key))}`.trimEnd();
    })
    .map((line) => `${line}\n`)
    .join('');
}
