import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { encodeAttributes } from '@hawser/core/ipp/encode/encode-attributes';
import { expect, test } from 'vitest';
import {
  type ConversionTools,
  offeredFormats,
} from '../../src/connector/conversion/offered-formats.ts';
import { withOfferedFormats } from '../../src/connector/printers/device-attributes.ts';
import { planConversion } from '../../src/connector/conversion/plan-conversion.ts';

const tools = { ghostscript: '/usr/bin/gs' };
const dpi = (cross: number, feed = cross): { cross: number; feed: number; unit: 'dpi' } => ({
  cross,
  feed,
  unit: 'dpi',
});

const raster: GivenAttributes = {
  'document-format-supported': ['application/octet-stream', 'image/pwg-raster'],
  'pwg-raster-document-resolution-supported': [dpi(600), dpi(300), dpi(1200)],
  'pwg-raster-document-type-supported': ['sgray_8', 'srgb_8', 'cmyk_8'],
  'pwg-raster-document-sheet-back': 'rotated',
  'printer-resolution-default': dpi(600),
  'media-default': 'iso_a4_210x297mm',
  'sides-default': 'one-sided',
};

function planned(format: string, ticket: GivenAttributes, printer: GivenAttributes = raster) {
  return planConversion(format, encodeAttributes(ticket), encodeAttributes(printer), tools);
}

test('what a printer takes is never converted, and what nothing can be made of is not offered', () => {
  const offered = (printer: GivenAttributes, has: ConversionTools = tools) =>
    offeredFormats(encodeAttributes(printer), has);
  const own = ['application/octet-stream', 'image/pwg-raster'];
  expect(offered(raster)).toEqual([...own, 'application/pdf', 'image/jpeg', 'image/urf']);
  expect(offered(raster, { ghostscript: undefined })).toEqual(own);
  const takesPdf = { ...raster, 'document-format-supported': ['application/pdf', ...own] };
  expect(planned('application/pdf', {}, takesPdf)).toBeUndefined();
  // Photographs and rasters become pages by themselves.
  const onlyPdf = { 'document-format-supported': ['application/pdf'] };
  const made = ['image/jpeg', 'image/pwg-raster', 'image/urf'];
  expect(offered(onlyPdf, { ghostscript: undefined })).toEqual(['application/pdf', ...made]);
  expect(planned('image/pwg-raster', {}, onlyPdf)).toMatchObject({ to: 'application/pdf' });
  expect(planned('image/jpeg', {}, takesPdf)).toMatchObject({ to: 'application/pdf' });
  // It says too little of its raster, or what nobody makes.
  for (const lie of [
    { 'pwg-raster-document-resolution-supported': [dpi(0), dpi(999_999)] },
    { 'pwg-raster-document-resolution-supported': { type: 'keyword', value: 'fine' } as const },
    { 'pwg-raster-document-type-supported': ['cmyk_8', 'device15_16'] },
  ]) {
    expect(offered({ ...raster, ...lie }), JSON.stringify(lie)).toEqual(own);
  }
  expect(planned('text/plain', {})).toBeUndefined();
});

test('a photograph is made only where the printer takes nothing else', () => {
  const photographs = { 'document-format-supported': ['image/jpeg'] };
  expect(planned('application/pdf', {}, photographs)).toMatchObject({ to: 'image/jpeg' });
  expect(planned('image/pwg-raster', {}, photographs)).toMatchObject({ to: 'image/jpeg' });
  const both = { 'document-format-supported': ['image/jpeg', 'application/postscript'] };
  expect(planned('application/pdf', {}, both)).toMatchObject({ to: 'application/postscript' });
});

test('whoever sends a raster is told what is read here, and of a printer’s own what it says', () => {
  const shown = (printer: GivenAttributes) =>
    withOfferedFormats(encodeAttributes(printer), { ghostscript: undefined });
  const made = shown({ 'document-format-supported': ['application/pdf'] });
  expect(made.keywords('pwg-raster-document-type-supported')).toContain('sgray_8');
  expect(made.keywords('urf-supported')).toContain('SRGB24');
  const own = shown({
    ...raster,
    'document-format-supported': ['application/pdf', 'image/pwg-raster'],
  });
  expect(own.keywords('pwg-raster-document-type-supported')).toContain('cmyk_8');
});

test('a page is made as the ticket says, and else as the printer does by itself', () => {
  const usual = {
    to: 'image/pwg-raster',
    width: 4961,
    height: 7016,
    resolution: { cross: 600, feed: 600 },
    color: 'srgb_8',
    sides: 'one-sided',
    back: 'rotated',
    quality: 4,
    mediaName: 'iso_a4_210x297mm',
  };
  expect(planned('application/pdf', {})).toMatchObject(usual);
  const asked = {
    'media-col': {
      'media-size': { 'x-dimension': 21_590, 'y-dimension': 27_940 },
      'media-type': 'labels',
    },
    'print-color-mode': 'monochrome',
    'print-quality': 3,
    sides: 'two-sided-short-edge',
  };
  expect(planned('application/pdf', asked)).toMatchObject({
    width: 2550,
    height: 3300,
    resolution: { cross: 300, feed: 300 },
    color: 'sgray_8',
    sides: 'two-sided-short-edge',
    quality: 3,
    mediaType: 'labels',
  });
  const fine = { 'print-quality': 5, media: 'na_index-4x6_4x6in' };
  expect(planned('application/pdf', fine)).toMatchObject({ width: 4800, height: 7200 });
  const exact = { 'printer-resolution': dpi(300), media: 'custom_huge_99999999x1mm' };
  expect(planned('application/pdf', exact)).toMatchObject({ width: 2480, height: 3508 });
});

test('a printer of AirPrint is printed on as its codes say', () => {
  const airPrint = {
    'document-format-supported': ['image/urf'],
    'urf-supported': ['CP1', 'RS300-600', 'W8', 'DM2', 'V1.4'],
  };
  expect(planned('application/pdf', { sides: 'two-sided-long-edge' }, airPrint)).toMatchObject({
    to: 'image/urf',
    resolution: { cross: 300, feed: 300 },
    color: 'sgray_8',
    back: 'flipped',
    sides: 'two-sided-long-edge',
  });
});
