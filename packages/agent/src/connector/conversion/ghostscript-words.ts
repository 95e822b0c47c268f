import { backSide } from './back-side.ts';
import type { ConversionPlan } from './conversion-plan.ts';

const devices = {
  'application/postscript': 'ps2write',
  'image/pwg-raster': 'pwgraster',
  'image/urf': 'urf',
} as const;

/** Of the pages of a photograph, which are files in the folder of the converter. */
export const photographFile = (page: number | '%d'): string => `page-${page}.jpg`;

/** The spaces of colour and the bits of one, by the numbers of PWG 5102.4. */
const colors: Readonly<Record<ConversionPlan['color'], readonly [space: number, bits: number]>> = {
  black_1: [3, 1],
  black_8: [3, 8],
  sgray_8: [18, 8],
  srgb_8: [19, 8],
};

/** What Ghostscript is started with. Of the document itself there is only the path, which is the connector’s own. */
export function ghostscriptWords(plan: ConversionPlan, path: string): readonly string[] {
  const { to, width, height, resolution, color, sides } = plan;
  if (to === 'application/pdf') throw new Error('Ghostscript is not needed for it');
  const { cross, feed } = resolution;
  const [space, bits] = colors[color];
  const isTwoSided = sides !== 'one-sided';
  const isPhotograph = to === 'image/jpeg';
  const device = isPhotograph ? (color === 'srgb_8' ? 'jpeg' : 'jpeggray') : devices[to];
  const isRaster = to === 'image/pwg-raster' || to === 'image/urf';
  return [
    '-q',
    '-dSAFER',
    '-dBATCH',
    '-dNOPAUSE',
    '-dNOPROMPT',
    // What it says does not get into the document.
    '-sstdout=%stderr',
    `-sDEVICE=${device}`,
    `-r${cross}x${feed}`,
    `-g${width}x${height}`,
    '-dFIXEDMEDIA',
    '-dPDFFitPage',
    // The second one is looked for: there may be none.
    ...(isPhotograph ? ['-dJPEGQ=92', '-dLastPage=2'] : []),
    ...(isRaster
      ? [
          `-dcupsColorSpace=${space}`,
          `-dcupsBitsPerColor=${bits}`,
          '-dcupsColorOrder=0',
          `-dDuplex=${isTwoSided}`,
          `-dTumble=${sides === 'two-sided-short-edge'}`,
        ]
      : []),
    `-sOutputFile=${isPhotograph ? photographFile('%d') : '-'}`,
    ...backSideWords(plan),
    '-f',
    path,
  ];
}

/** Each second page is drawn as the printer wants the back of a sheet. */
function backSideWords(plan: ConversionPlan): readonly string[] {
  const { cross, feed } = backSide(plan);
  if (plan.to === 'application/postscript' || (cross === 1 && feed === 1)) return [];
  const points = (dots: number, resolution: number): string =>
    ((dots * 72) / resolution).toFixed(4);
  const x = cross === 1 ? '0' : points(plan.width, plan.resolution.cross);
  const y = feed === 1 ? '0' : points(plan.height, plan.resolution.feed);
  const turn = `${x} ${y} translate ${cross} ${feed} scale`;
  return ['-c', `<</BeginPage{2 mod 1 eq{${turn}}if}>>setpagedevice`];
}
