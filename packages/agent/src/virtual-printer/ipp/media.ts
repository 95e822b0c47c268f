import type { GivenAttributes } from '@hawser/core/ipp/encode/given';

const margin = 423;

/** Hundredths of millimetres. */
const sizes = {
  iso_a4_210x297mm: [21_000, 29_700],
  iso_a3_297x420mm: [29_700, 42_000],
  'na_letter_8.5x11in': [21_590, 27_940],
  'na_index-4x6_4x6in': [10_160, 15_240],
} as const;

type SizeName = keyof typeof sizes;

const names = Object.keys(sizes) as readonly SizeName[];
const sources = { main: 'stationery', 'by-pass-tray': 'photographic' } as const;

function size(name: SizeName): GivenAttributes {
  const [x, y] = sizes[name];
  return { 'x-dimension': x, 'y-dimension': y };
}

function mediaCol(name: SizeName, source: keyof typeof sources): GivenAttributes {
  return {
    'media-size': size(name),
    'media-size-name': name,
    'media-top-margin': margin,
    'media-bottom-margin': margin,
    'media-left-margin': margin,
    'media-right-margin': margin,
    'media-source': source,
    'media-type': sources[source],
  };
}

/** The paper of a virtual printer. */
export const media: GivenAttributes = {
  'media-bottom-margin-supported': margin,
  'media-left-margin-supported': margin,
  'media-right-margin-supported': margin,
  'media-top-margin-supported': margin,
  'media-col-database': names.flatMap((name) => [
    mediaCol(name, 'main'),
    mediaCol(name, 'by-pass-tray'),
  ]),
  'media-col-default': mediaCol('iso_a4_210x297mm', 'main'),
  'media-col-ready': mediaCol('iso_a4_210x297mm', 'main'),
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
  'media-size-supported': names.map(size),
  'media-source-supported': Object.keys(sources),
  'media-supported': names,
  'media-type-supported': Object.values(sources),
};
