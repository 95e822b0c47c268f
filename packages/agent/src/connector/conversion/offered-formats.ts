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

/** What documents are made into, the best first: what keeps letters before what is only dots. */
const targets: readonly Target[] = [
  'application/pdf',
  'application/postscript',
  'image/pwg-raster',
  'image/urf',
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
  if (format !== pdf && format !== jpeg) return undefined;
  const own = ownFormats(printer);
  return targets.find((target) => {
    if (!own.includes(target)) return false;
    // A photograph becomes a page of PDF without anybody’s help.
    if (target === pdf) return format === jpeg;
    if (ghostscript === undefined) return false;
    return target === 'application/postscript' || rasterAbilities(printer, target) !== undefined;
  });
}

/** What a printer takes, and beside it what can be made into that. */
export function offeredFormats(printer: Attributes, tools: ConversionTools): readonly string[] {
  const own = ownFormats(printer);
  const made = [pdf, jpeg].filter(
    (format) => !own.includes(format) && targetFor(format, printer, tools) !== undefined,
  );
  return [...own, ...made];
}
