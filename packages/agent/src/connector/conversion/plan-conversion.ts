import type { Attributes } from '@hawser/core/ipp/attributes';
import { saidNumber, saidTexts } from '../printers/said.ts';
import type { ConversionPlan } from './conversion-plan.ts';
import { type ConversionTools, ownFormats, targetFor } from './offered-formats.ts';
import { rasterAbilities, type RasterAbilities, saidResolutions } from './raster-abilities.ts';
import { sheetSize } from './sheet-size.ts';

type Resolution = ConversionPlan['resolution'];
type Color = ConversionPlan['color'];

const sidesKnown = ['one-sided', 'two-sided-long-edge', 'two-sided-short-edge'] as const;
const normal = 4;

/** How a document is to be made into what the printer takes; undefined where it takes it as it is. */
export function planConversion(
  format: string,
  ticket: Attributes,
  printer: Attributes,
  tools: ConversionTools,
): ConversionPlan | undefined {
  if (ownFormats(printer).includes(format)) return undefined;
  const to = targetFor(format, printer, tools);
  if (to === undefined) return undefined;
  const isRaster = to === 'image/pwg-raster' || to === 'image/urf';
  const raster = isRaster ? rasterAbilities(printer, to) : undefined;
  const quality = saidNumber(ticket, 'print-quality') ?? normal;
  const resolution = resolutionOf(ticket, printer, { raster, quality });
  const sheet = sheetSize(ticket, printer);
  const [sides] = [...saidTexts(ticket, 'sides'), ...saidTexts(printer, 'sides-default')];
  const [mediaType = ''] = ticket
    .values('media-col')
    .flatMap((each) =>
      each.type === 'collection' && 'value' in each ? saidTexts(each.value, 'media-type') : [],
    );
  return {
    to,
    width: Math.max(1, Math.round((sheet.width / 2540) * resolution.cross)),
    height: Math.max(1, Math.round((sheet.height / 2540) * resolution.feed)),
    resolution,
    color: colorOf(ticket, printer, raster),
    sides: sidesKnown.find((each) => each === sides) ?? 'one-sided',
    back: raster?.back ?? 'normal',
    quality: Math.min(5, Math.max(3, quality)),
    mediaName: sheet.name ?? '',
    mediaType: mediaType.slice(0, 63),
  };
}

/** As the ticket says; else the printer’s own, and for drafts and fine prints its coarsest and finest. */
function resolutionOf(
  ticket: Attributes,
  printer: Attributes,
  { raster, quality }: { readonly raster: RasterAbilities | undefined; readonly quality: number },
): Resolution {
  const usual: Resolution = { cross: 300, feed: 300 };
  if (raster === undefined) return usual;
  const { resolutions } = raster;
  const wanted = [
    ...saidResolutions(ticket, 'printer-resolution'),
    ...(quality === normal ? saidResolutions(printer, 'printer-resolution-default') : []),
  ];
  const isSame = (one: Resolution, other: Resolution): boolean =>
    one.cross === other.cross && one.feed === other.feed;
  const found = wanted.flatMap((each) => resolutions.filter((one) => isSame(one, each)));
  const place = quality < normal ? 0 : quality > normal ? resolutions.length - 1 : undefined;
  const middle = resolutions[Math.floor((resolutions.length - 1) / 2)];
  return found[0] ?? (place === undefined ? middle : resolutions[place]) ?? usual;
}

function colorOf(
  ticket: Attributes,
  printer: Attributes,
  raster: RasterAbilities | undefined,
): Color {
  const colors = raster?.colors ?? ['srgb_8', 'sgray_8'];
  const [mode = 'auto'] = [
    ...saidTexts(ticket, 'print-color-mode'),
    ...saidTexts(printer, 'print-color-mode-default'),
  ];
  const colored: readonly Color[] = ['srgb_8', 'sgray_8', 'black_8', 'black_1'];
  const wanted: readonly Color[] =
    mode === 'bi-level'
      ? ['black_1', 'sgray_8', 'black_8', 'srgb_8']
      : mode.includes('monochrome')
        ? ['sgray_8', 'black_8', 'black_1', 'srgb_8']
        : colored;
  return wanted.find((each) => colors.includes(each)) ?? 'srgb_8';
}
