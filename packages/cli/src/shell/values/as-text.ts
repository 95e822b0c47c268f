import { Secret } from '@hawser/core/secret';
import { BlockValue } from './block-value.ts';
import { HashTable } from './hash-table.ts';
import { isNothing, isObject } from './kinds.ts';
import { joined } from './limits.ts';
import { spokenAs } from './spoken-as.ts';
import { TimeSpan } from './time-span.ts';

/** A value as it stands in a text. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (isNothing(value)) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return joined(value.map(itemText), ' ');
  if (value instanceof Date) return dateText(value);
  if (value instanceof TimeSpan) return value.toString();
  if (value instanceof BlockValue) return value.text;
  if (value instanceof Secret) return value.toString();
  if (value instanceof HashTable) return 'hashtable';
  return isObject(value) ? (spokenAs(value) ?? objectText(value)) : (value as bigint).toString();
}

/** Lists within lists are not gone through. */
function itemText(value: unknown): string {
  return Array.isArray(value) ? 'list' : asText(value);
}

function objectText(object: Readonly<Record<string, unknown>>): string {
  const written = Object.entries(object).map(([name, value]) => {
    const text = typeof value === 'object' && value !== null ? shortText(value) : asText(value);
    return `${name}=${text}`;
  });
  return `@{${joined(written, '; ')}}`;
}

function shortText(value: object): string {
  if (Array.isArray(value)) return joined(value.map(itemText), ' ');
  return isObject(value) ? 'object' : asText(value);
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  if (Object.is(value, -0)) return '0';
  return String(value).replace('e', 'E');
}

function dateText(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
