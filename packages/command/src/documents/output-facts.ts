import type { Property } from '../declaration/output.ts';

/** The type of a property as a person says it. */
export function propertyType({ type, format, enum: values, items }: Property): string {
  if (values !== undefined) return `one of ${values.join(', ')}`;
  if (format === 'date-time') return 'date and time';
  if (format === 'uri') return 'URL';
  if (type === 'array') return items === undefined ? 'list' : `list of ${items.type}`;
  return typeof type === 'string' ? type : type.join(' or ').replace(/\bnull\b/, 'nothing');
}
