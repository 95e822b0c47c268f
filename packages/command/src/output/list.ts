import type { Display } from '../declaration/output.ts';
import { cell, padded, width } from './cell.ts';
import { columnTitle, property } from './columns.ts';
import { styled } from './display.ts';
import { nestedRows } from './nested-rows.ts';

/**
 * One property a line; of one that holds objects, each of them, and of PEM all of its lines. On a
 * terminal no item of several is broken, and no line of PEM.
 */
export function listed(object: unknown, keys: readonly string[], display: Display): string {
  const titles = keys.map(columnTitle);
  const widest = Math.max(0, ...titles.map(width));
  return keys
    .map((key, index) => {
      const title = padded(titles[index] ?? '', widest, 'left');
      const value = property(object, key);
      const shown = text(value, ' '.repeat(widest + ' : '.length), display);
      return `${styled('heading', title, display)} :${shown}`.trimEnd();
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** What comes after the title: beside it, or below where that would break what is to be copied. */
function text(value: unknown, margin: string, display: Display): string {
  const room = (display.columns ?? Infinity) - margin.length;
  const lines = linesOf(value, room, display);
  if (isPem(value) && lines.some((line) => width(line) > room)) return `\n${lines.join('\n')}`;
  return ` ${lines.join(`\n${margin}`)}`;
}

function linesOf(value: unknown, room: number, display: Display): readonly string[] {
  const nested = nestedRows(value, room);
  if (nested !== undefined) return [styled('faint', nested.header, display), ...nested.rows];
  if (isPem(value)) return value.trimEnd().split('\n').map(cell);
  return Array.isArray(value) ? itemLines(value.map(cell), room) : [cell(value)];
}

function itemLines(items: readonly string[], room: number): readonly string[] {
  const lines: string[] = [];
  for (const [index, item] of items.entries()) {
    const written = index < items.length - 1 ? `${item},` : item;
    const last = lines.at(-1);
    if (last !== undefined && width(last) + 1 + width(written) <= room) {
      lines[lines.length - 1] = `${last} ${written}`;
    } else lines.push(written);
  }
  return lines;
}

// Of other texts a line break may be a trick of whoever wrote them.
function isPem(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('-----BEGIN ');
}
