import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { operations } from '@hawser/core/ipp/tables/operations';
import { anyFormat, type PrintFormat } from '../document/print-formats.ts';
import { submissionSeconds } from '../jobs/print-queue.ts';
import type { PrinterSettings } from '../printer-settings.ts';
import { media } from './media.ts';
import { operationsOfPrinter } from './operations.ts';
import { whichJobs } from './operations/get-jobs.ts';
import { compressions } from './received-document.ts';

const dpi = (number: number) => ({ cross: number, feed: number, unit: 'dpi' }) as const;
const noValue = { type: 'no-value' } as const;

interface Identity {
  readonly settings: PrinterSettings;
  readonly uri: string;
  /** Its web page. */
  readonly page: string;
  readonly uuid: string;
  readonly now: Date;
}

/** What a virtual printer can do, as IPP Everywhere has it (PWG 5100.14, 5). */
export function capabilitiesOf({ settings, uri, page, uuid, now }: Identity): GivenAttributes {
  const { name, location, formats, pagesPerMinute = 60 } = settings;
  return {
    ...templateOffer,
    ...media,
    'charset-configured': 'utf-8',
    'charset-supported': 'utf-8',
    'compression-supported': compressions,
    'document-format-default': anyFormat,
    'document-format-supported': [anyFormat, ...formats],
    'generated-natural-language-supported': 'en',
    'identify-actions-default': 'display',
    'identify-actions-supported': 'display',
    'ipp-features-supported': 'ipp-everywhere',
    'ipp-versions-supported': ['1.1', '2.0'],
    'job-ids-supported': true,
    'multiple-document-jobs-supported': true,
    'multiple-operation-time-out': submissionSeconds,
    'multiple-operation-time-out-action': 'abort-job',
    'natural-language-configured': 'en',
    'operations-supported': [...operationsOfPrinter.keys()].map((each) => operations[each]),
    'pages-per-minute': pagesPerMinute,
    'pages-per-minute-color': pagesPerMinute,
    'pdl-override-supported': 'attempted',
    'preferred-attributes-supported': false,
    'printer-config-change-date-time': now,
    'printer-config-change-time': 1,
    'printer-device-id': `MFG:Hawser;MDL:Virtual Printer;CMD:${commandsOf(formats)};`,
    'printer-geo-location': { type: 'unknown' },
    'printer-get-attributes-supported': 'document-format',
    'printer-icons': `${page}icon.png`,
    'printer-info': name,
    'printer-kind': ['document', 'photo'],
    'printer-location': location,
    'printer-make-and-model': 'Hawser Virtual Printer',
    'printer-more-info': page,
    'printer-name': name,
    'printer-organization': '',
    'printer-organizational-unit': '',
    'printer-supply': Buffer.from(
      'index=1;class=supplyThatIsConsumed;type=toner;unit=percent;maxcapacity=100;level=80;colorantname=black;',
    ),
    'printer-supply-description': 'Black toner',
    'printer-supply-info-uri': page,
    'printer-uri-supported': uri,
    'printer-uuid': `urn:uuid:${uuid}`,
    'uri-authentication-supported': 'none',
    'uri-security-supported': 'none',
    'which-jobs-supported': [...whichJobs.keys()],
    ...rasterOffer(formats),
  };
}

/** What a job can be. */
const templateOffer: GivenAttributes = {
  'color-supported': true,
  'copies-default': 1,
  'copies-supported': { lower: 1, upper: 99 },
  'finishings-default': 3,
  'finishings-supported': [3, 4],
  'job-account-id-default': noValue,
  'job-account-id-supported': true,
  'job-accounting-user-id-default': noValue,
  'job-accounting-user-id-supported': true,
  'job-creation-attributes-supported': [
    'copies',
    'finishings',
    'ipp-attribute-fidelity',
    'job-account-id',
    'job-accounting-user-id',
    'job-name',
    'media',
    'media-col',
    'multiple-document-handling',
    'orientation-requested',
    'output-bin',
    'overrides',
    'page-ranges',
    'print-color-mode',
    'print-content-optimize',
    'print-quality',
    'print-rendering-intent',
    'printer-resolution',
    'sides',
  ],
  'job-sheets-default': 'none',
  'job-sheets-supported': 'none',
  'multiple-document-handling-default': 'separate-documents-uncollated-copies',
  'multiple-document-handling-supported': [
    'separate-documents-uncollated-copies',
    'separate-documents-collated-copies',
  ],
  'number-up-default': 1,
  'number-up-supported': [1, 2, 4],
  'orientation-requested-default': noValue,
  'orientation-requested-supported': [3, 4, 5, 6],
  'output-bin-default': 'face-down',
  'output-bin-supported': 'face-down',
  // The suites ask for the one and for the other.
  'overrides-supported': ['document-number', 'document-numbers', 'pages', 'media'],
  'page-ranges-supported': true,
  'print-color-mode-default': 'auto',
  'print-color-mode-supported': ['auto', 'color', 'monochrome'],
  'print-content-optimize-default': 'auto',
  'print-content-optimize-supported': 'auto',
  'print-quality-default': 4,
  'print-quality-supported': [3, 4, 5],
  'print-rendering-intent-default': 'auto',
  'print-rendering-intent-supported': 'auto',
  'printer-resolution-default': dpi(600),
  'printer-resolution-supported': [dpi(300), dpi(600)],
  'sides-default': 'one-sided',
  'sides-supported': ['one-sided', 'two-sided-long-edge', 'two-sided-short-edge'],
};

function rasterOffer(formats: readonly PrintFormat[]): GivenAttributes {
  return {
    ...(formats.includes('image/pwg-raster') && {
      'pwg-raster-document-resolution-supported': [150, 180, 300, 360, 600, 720].map(dpi),
      'pwg-raster-document-sheet-back': 'normal',
      'pwg-raster-document-type-supported': ['black_1', 'cmyk_8', 'sgray_8', 'srgb_8', 'srgb_16'],
    }),
    ...(formats.includes('image/urf') && {
      'urf-supported': ['V1.4', 'CP1', 'W8', 'SRGB24', 'RS300-600', 'DM1'],
    }),
  };
}

const commands: Readonly<Record<PrintFormat, string>> = {
  'application/pdf': 'PDF',
  'application/postscript': 'PS',
  'image/jpeg': 'JPEG',
  'image/pwg-raster': 'PWGRaster',
  'image/urf': 'URF',
  'text/plain': 'TXT',
};

function commandsOf(formats: readonly PrintFormat[]): string {
  return formats.map((format) => commands[format]).join(',');
}
