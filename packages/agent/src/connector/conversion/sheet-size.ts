import type { Attributes } from '@hawser/core/ipp/attributes';
import { saidNumber, saidTexts } from '../printers/said.ts';

/** A sheet, in hundredths of millimetres. */
export interface SheetSize {
  readonly width: number;
  readonly height: number;
  /** As PWG 5101.1 names it, where that is known. */
  readonly name?: string;
}

/** From a stamp to a poster; what is otherwise is a lie, or no sheet. */
const least = 1000;
const most = 200_000;

const a4: SheetSize = { width: 21_000, height: 29_700, name: 'iso_a4_210x297mm' };

/** What a job is printed on: as its ticket says, or as the printer does by itself. */
export function sheetSize(ticket: Attributes | undefined, printer: Attributes): SheetSize {
  return (
    sizeOf(ticket, { media: 'media', collection: 'media-col' }) ??
    sizeOf(printer, { media: 'media-default', collection: 'media-col-default' }) ??
    a4
  );
}

function sizeOf(
  attributes: Attributes | undefined,
  names: { readonly media: string; readonly collection: string },
): SheetSize | undefined {
  if (attributes === undefined) return undefined;
  const [keyword = ''] = saidTexts(attributes, names.media);
  return namedSize(keyword) ?? collectedSize(attributes, names.collection);
}

function collectedSize(attributes: Attributes, name: string): SheetSize | undefined {
  const [collection] = collections(attributes, name);
  if (collection === undefined) return undefined;
  const [keyword = ''] = saidTexts(collection, 'media-size-name');
  const [size] = collections(collection, 'media-size');
  if (size === undefined) return namedSize(keyword);
  const [width = 0, height = 0] = ['x-dimension', 'y-dimension'].map((each) =>
    saidNumber(size, each),
  );
  return sound({ width, height, ...(keyword === '' ? {} : { name: keyword.slice(0, 63) }) });
}

/** PWG 5101.1, section 5: a class, a name, and the two measures with their unit. */
function namedSize(keyword: string): SheetSize | undefined {
  const [, x, y, unit] = /^[a-z0-9-]+_[\w.-]+_([\d.]+)x([\d.]+)(mm|in)$/.exec(keyword) ?? [];
  const hundredths = unit === 'in' ? 2540 : 100;
  const [width, height] = [Number(x) * hundredths, Number(y) * hundredths].map(Math.round);
  if (width === undefined || height === undefined) return undefined;
  return sound({ width, height, name: keyword.slice(0, 63) });
}

function sound(size: SheetSize): SheetSize | undefined {
  const isOne = [size.width, size.height].every((each) => each >= least && each <= most);
  return isOne ? size : undefined;
}

function collections(attributes: Attributes, name: string): readonly Attributes[] {
  return attributes
    .values(name)
    .flatMap((each) => (each.type === 'collection' && 'value' in each ? [each.value] : []));
}
