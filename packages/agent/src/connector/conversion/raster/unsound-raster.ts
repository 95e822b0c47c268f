import { ConversionFailed } from '../conversion-failed.ts';

export function unsoundRaster(what: string): ConversionFailed {
  return new ConversionFailed(`Its raster cannot be read: ${what}.`);
}
