import type { Attributes } from '@hawser/core/ipp/attributes';
import { saidTexts } from '../printers/said.ts';
import type { ConversionPlan } from './conversion-plan.ts';

type Color = ConversionPlan['color'];
type Resolution = ConversionPlan['resolution'];

/** What a printer of dots says that it takes. */
export interface RasterAbilities {
  /** From the coarsest to the finest. */
  readonly resolutions: readonly Resolution[];
  readonly colors: readonly Color[];
  readonly back: ConversionPlan['back'];
}

const colors: readonly Color[] = ['black_1', 'black_8', 'sgray_8', 'srgb_8'];
const backs = ['normal', 'flipped', 'rotated', 'manual-tumble'] as const;
/** Printers have no others; what says more would have a page of any size made. */
const fewest = 60;
const most = 2400;

/** Undefined for one that says too little, or nothing that is made here. */
export function rasterAbilities(
  printer: Attributes,
  format: 'image/pwg-raster' | 'image/urf',
): RasterAbilities | undefined {
  const abilities = format === 'image/urf' ? urfAbilities(printer) : pwgAbilities(printer);
  const resolutions = abilities.resolutions
    .filter((each) => [each.cross, each.feed].every((dots) => dots >= fewest && dots <= most))
    .toSorted((one, other) => one.cross * one.feed - other.cross * other.feed);
  const isSome = resolutions.length > 0 && abilities.colors.length > 0;
  return isSome ? { ...abilities, resolutions } : undefined;
}

/** PWG 5102.4. */
function pwgAbilities(printer: Attributes): RasterAbilities {
  const [said] = saidTexts(printer, 'pwg-raster-document-sheet-back');
  const types = saidTexts(printer, 'pwg-raster-document-type-supported');
  return {
    resolutions: saidResolutions(printer, 'pwg-raster-document-resolution-supported'),
    colors: colors.filter((each) => types.includes(each)),
    back: backs.find((each) => each === said) ?? 'normal',
  };
}

/** As AirPrint has it: RS300-600, W8, SRGB24, DM1 to DM4. */
function urfAbilities(printer: Attributes): RasterAbilities {
  const said = saidTexts(printer, 'urf-supported');
  const dots = said.flatMap((each) => /^RS(\d+(?:-\d+)*)$/.exec(each)?.[1]?.split('-') ?? []);
  const back = backs[Number(said.find((each) => /^DM[1-4]$/.test(each))?.slice(2) ?? 1) - 1];
  return {
    resolutions: dots.map((each) => ({ cross: Number(each), feed: Number(each) })),
    colors: [
      ...(said.includes('W8') ? (['sgray_8'] as const) : []),
      ...(said.includes('SRGB24') ? (['srgb_8'] as const) : []),
    ],
    back: back ?? 'normal',
  };
}

/** Of an inch, whatever the unit; whole ones, as all printers have them. */
export function saidResolutions(printer: Attributes, name: string): readonly Resolution[] {
  return printer.values(name).flatMap((each) => {
    if (each.type !== 'resolution' || !('value' in each)) return [];
    const { cross, feed, unit } = each.value;
    const toInches = unit === 'dpcm' ? 2.54 : 1;
    return [{ cross: Math.round(cross * toInches), feed: Math.round(feed * toInches) }];
  });
}
