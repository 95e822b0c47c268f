import type { PrinterLocation } from './location.ts';

/** The one way to write it as JSON: parts from the widest, with depths from 0. */
export function locationJson({ parts, position }: PrinterLocation): string {
  const attrs = parts.map(({ category, value }, depth) =>
    typeof value === 'number' ? { category, vn: value, depth } : { category, vs: value, depth },
  );
  const geo = position === undefined ? [] : Object.entries(position);
  const places = geo.map(([category, vn]: [string, number]) => ({ category, vn }));
  return JSON.stringify({ attrs: [...attrs, ...places] });
}

/** As people write and read it: country=USA;site=Redmond, WA. */
export function locationText({ parts, position }: PrinterLocation): string {
  const pairs = parts.map(
    ({ category, value }) => `${category}=${quotedWhereNeeded(String(value))}`,
  );
  const geo = Object.entries(position ?? {}).map(([category, value]) => `${category}=${value}`);
  return [...pairs, ...geo].join(';');
}

function quotedWhereNeeded(value: string): string {
  return /[;"\\]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
