import { type Static, Type } from 'typebox';

const positive = Type.Integer({ minimum: 1 });

/** How a document is to be converted, as it is kept with a job that was taken. */
export const conversionPlan = Type.Object({
  /** What comes of it. */
  to: Type.Enum([
    'application/pdf',
    'application/postscript',
    'image/pwg-raster',
    'image/urf',
    'image/jpeg',
  ]),
  /** Of a sheet, in dots. */
  width: positive,
  height: positive,
  /** Dots to an inch, across and along the way of the sheet. */
  resolution: Type.Object({ cross: positive, feed: positive }),
  color: Type.Enum(['black_1', 'black_8', 'sgray_8', 'srgb_8']),
  sides: Type.Enum(['one-sided', 'two-sided-long-edge', 'two-sided-short-edge']),
  /** How a printer wants the back of a sheet. */
  back: Type.Enum(['normal', 'flipped', 'rotated', 'manual-tumble']),
  /** Draft, normal and high, by the numbers of IPP. */
  quality: Type.Integer({ minimum: 3, maximum: 5 }),
  mediaName: Type.String({ maxLength: 63 }),
  mediaType: Type.String({ maxLength: 63 }),
});

export type ConversionPlan = Static<typeof conversionPlan>;
