import type { GivenAttributes } from '@hawser/core/ipp/encode/given';

const margins = { left: 423, right: 423, top: 423, bottom: 423 };

/** Hundredths of millimetres. */
const sizes = {
  iso_a4_210x297mm: [21_000, 29_700],
  'na_letter_8.5x11in': [21_590, 27_940],
  'na_index-4x6_4x6in': [10_160, 15_240],
} as const;

type SizeName = keyof typeof sizes;
const sizeNames = Object.keys(sizes) as readonly SizeName[];

function size(name: SizeName): GivenAttributes {
  const [x, y] = sizes[name];
  return { 'x-dimension': x, 'y-dimension': y };
}

function mediaCol(name: SizeName, source: string, type: string): GivenAttributes {
  return {
    'media-size': size(name),
    'media-size-name': name,
    'media-top-margin': margins.top,
    'media-bottom-margin': margins.bottom,
    'media-left-margin': margins.left,
    'media-right-margin': margins.right,
    'media-source': source,
    'media-type': type,
  };
}

const a4 = mediaCol('iso_a4_210x297mm', 'main', 'stationery');
const dpi = (number: number) => ({ cross: number, feed: number, unit: 'dpi' }) as const;

/** What the proxy of an office printer says that it can do: IPP Everywhere, with all of IPP/2.2. */
export const everywhereDevice: GivenAttributes = {
  'color-supported': true,
  'copies-default': 1,
  'copies-supported': { lower: 1, upper: 99 },
  'document-format-default': 'application/octet-stream',
  'document-format-supported': [
    'application/octet-stream',
    'application/pdf',
    'application/postscript',
    'image/jpeg',
    'image/pwg-raster',
    'image/urf',
  ],
  'document-password-supported': 127,
  'finishings-default': 3,
  'finishings-supported': [3, 4],
  'identify-actions-default': 'flash',
  'identify-actions-supported': ['display', 'flash', 'sound'],
  'ipp-features-supported': ['ipp-everywhere'],
  'job-account-id-default': { type: 'no-value' },
  'job-account-id-supported': true,
  'job-accounting-user-id-default': { type: 'no-value' },
  'job-accounting-user-id-supported': true,
  'job-constraints-supported': {
    'resolver-name': 'photo',
    'media-type': 'photographic',
    sides: ['two-sided-long-edge', 'two-sided-short-edge'],
  },
  'job-resolvers-supported': { 'resolver-name': 'photo', sides: 'one-sided' },
  'job-sheets-default': 'none',
  'job-sheets-supported': ['none', 'standard'],
  'media-bottom-margin-supported': margins.bottom,
  'media-left-margin-supported': margins.left,
  'media-right-margin-supported': margins.right,
  'media-top-margin-supported': margins.top,
  'media-col-database': sizeNames.flatMap((name) => [
    mediaCol(name, 'main', 'stationery'),
    mediaCol(name, 'by-pass-tray', 'photographic'),
  ]),
  'media-col-default': a4,
  'media-col-ready': a4,
  'media-col-supported': [
    'media-bottom-margin',
    'media-left-margin',
    'media-right-margin',
    'media-size',
    'media-size-name',
    'media-source',
    'media-top-margin',
    'media-type',
  ],
  'media-default': 'iso_a4_210x297mm',
  'media-ready': 'iso_a4_210x297mm',
  'media-size-supported': sizeNames.map(size),
  'media-source-supported': ['main', 'by-pass-tray'],
  'media-supported': sizeNames,
  'media-type-supported': ['stationery', 'photographic'],
  'multiple-document-handling-default': 'separate-documents-uncollated-copies',
  'multiple-document-handling-supported': [
    'separate-documents-uncollated-copies',
    'separate-documents-collated-copies',
  ],
  'number-up-default': 1,
  'number-up-supported': [1, 2, 4],
  'orientation-requested-default': { type: 'no-value' },
  'orientation-requested-supported': [3, 4, 5, 6],
  'output-bin-default': 'face-down',
  'output-bin-supported': 'face-down',
  'overrides-supported': ['document-number', 'pages', 'media'],
  'page-ranges-supported': true,
  'pages-per-minute': 30,
  'pages-per-minute-color': 20,
  'pdl-override-supported': 'attempted',
  'print-color-mode-default': 'auto',
  'print-color-mode-supported': ['auto', 'color', 'monochrome'],
  'print-content-optimize-default': 'auto',
  'print-content-optimize-supported': 'auto',
  'print-quality-default': 4,
  'print-quality-supported': [3, 4, 5],
  'print-rendering-intent-default': 'auto',
  'print-rendering-intent-supported': 'auto',
  'printer-alert': Buffer.from('code=unknown;severity=other;group=other'),
  'printer-alert-description': 'Nothing is wrong.',
  'printer-device-id': 'MFG:Hawser;MDL:Office 9000;CMD:PDF,PWGRaster,URF,JPEG;',
  'printer-geo-location': 'geo:47.3769,8.5417',
  'printer-icons': 'https://printer.example/icon.png',
  'printer-info': 'The printer next to the kitchen',
  'printer-location': 'Second floor',
  'printer-make-and-model': 'Hawser Office 9000',
  'printer-more-info': 'https://printer.example/',
  'printer-organization': 'Example',
  'printer-organizational-unit': 'Tests',
  'printer-resolution-default': dpi(600),
  'printer-resolution-supported': [dpi(300), dpi(600)],
  'printer-supply': Buffer.from(
    'index=1;class=supplyThatIsConsumed;type=toner;unit=percent;maxcapacity=100;level=70;colorantname=black;',
  ),
  'printer-supply-description': 'Black toner',
  'printer-supply-info-uri': 'https://printer.example/supplies',
  'pwg-raster-document-resolution-supported': [150, 180, 300, 360, 600, 720].map(dpi),
  'pwg-raster-document-sheet-back': 'normal',
  'pwg-raster-document-type-supported': ['black_1', 'cmyk_8', 'sgray_8', 'srgb_8', 'srgb_16'],
  'sides-default': 'one-sided',
  'sides-supported': ['one-sided', 'two-sided-long-edge', 'two-sided-short-edge'],
  'urf-supported': ['V1.4', 'CP1', 'W8', 'SRGB24', 'RS300-600', 'DM1'],
};
