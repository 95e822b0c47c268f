import type { Attributes } from '@hawser/core/ipp/attributes';
import { saidTexts } from '../printers/said.ts';
import type { ConversionPlan } from './conversion-plan.ts';
import { rasterAbilities } from './raster-abilities.ts';

/** What of the tools for conversion this machine has. */
export interface ConversionTools {
  /** Where Ghostscript is. */
  readonly ghostscript: string | undefined;
}

type Target = ConversionPlan['to'];

const pdf = 'application/pdf';
const jpeg = 'image/jpeg';
const pwgRaster = 'image/pwg-raster';
const urf = 'image/urf';

/** What is read here. */
const sources: readonly string[] = [pdf, jpeg, pwgRaster, urf];

/**
 * What documents are made into, the best first: what keeps letters before what is only dots, and a
 * photograph last, which has one page.
 */
const targets: readonly Target[] = [
  'application/pdf',
  'application/postscript',
  pwgRaster,
  urf,
  jpeg,
];

/** What a printer takes as it is. */
export function ownFormats(printer: Attributes): readonly string[] {
  return saidTexts(printer, 'document-format-supported');
}

/** What a document of that format can be made into for that printer; undefined where nothing fits. */
export function targetFor(
  format: string,
  printer: Attributes,
  { ghostscript }: ConversionTools,
): Target | undefined {
  if (!sources.includes(format)) return undefined;
  const own = ownFormats(printer);
  return targets.find((target) => {
    if (!own.includes(target)) return false;
    // Photographs and rasters become pages of PDF without anybody’s help.
    if (target === pdf) return format !== pdf;
    if (ghostscript === undefined) return false;
    const isRaster = target === pwgRaster || target === urf;
    return !isRaster || rasterAbilities(printer, target) !== undefined;
  });
}

/** What a printer takes, and beside it what can be made into that. */
export function offeredFormats(printer: Attributes, tools: ConversionTools): readonly string[] {
  const own = ownFormats(printer);
  const made = sources.filter(
    (format) => !own.includes(format) && targetFor(format, printer, tools) !== undefined,
  );
  return [...own, ...made];
}
