import { hash } from 'node:crypto';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { encodeInstead } from '@hawser/core/ipp/encode/encode-attributes';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { type ConversionTools, offeredFormats, ownFormats } from '../conversion/offered-formats.ts';

/** What only the real printer is, or what changes with each look and tells nobody anything. */
const ownOnly =
  /^(?:attributes-|auth-info|charset|compression-supported|cups-|device-u|generated-natural|ipp-versions|job-(?:ids|creation|settable|privacy)|member-|multiple-operation|natural-language|notify-|operations-supported|output-device|printer-(?:commands|config-change|current-time|dns-sd|get-attributes|icons|id$|impressions|is-shared|media-sheets|more-info|name$|pages-|privacy|queue|service|settable|state-change|strings|supply-info|type|up-time|uri|uuid|xri)|queued-job|reference-uri|requesting-user|server-is|subscription|system-|uri-|which-jobs|xri-)/;

/** How many values a printer says of one thing at most; what says more lies. */
const mostValues = 5000;
/** A value has a tag and two lengths at least. */
const shortestValue = 5;

/** Of what a printer says of itself, that which clients of the published one are to see. */
export function deviceAttributes(said: Attributes): Attributes {
  return said.those((name) => !ownOnly.test(name) && hasFewValues(said, name));
}

/** Their values are counted only where there could be too many: to make them all takes much memory. */
function hasFewValues(said: Attributes, name: string): boolean {
  const length = said.bytesOf(name)?.length ?? 0;
  return length <= mostValues * shortestValue || said.values(name).length <= mostValues;
}

/** With those formats, too, that are made into what the printer takes. */
export function withOfferedFormats(said: Attributes, tools: ConversionTools): Attributes {
  const offered = offeredFormats(said, tools);
  if (offered.length === ownFormats(said).length) return said;
  const own = ownFormats(said);
  const made = offered.filter((format) => !own.includes(format));
  return encodeInstead(said, { ...rasterOffer(made), 'document-format-supported': offered });
}

/** What clients that make a raster have to know of it: it is what is read here. */
function rasterOffer(made: readonly string[]): GivenAttributes {
  const dpi = (dots: number) => ({ cross: dots, feed: dots, unit: 'dpi' }) as const;
  return {
    ...(made.includes('image/pwg-raster') && {
      'pwg-raster-document-resolution-supported': [dpi(300), dpi(600)],
      'pwg-raster-document-sheet-back': 'normal',
      'pwg-raster-document-type-supported': ['black_1', 'sgray_8', 'srgb_8'],
    }),
    ...(made.includes('image/urf') && {
      'urf-supported': ['V1.4', 'CP1', 'W8', 'SRGB24', 'RS300-600', 'DM1'],
    }),
  };
}

/** What is otherwise than it was told last, as an update says it; undefined where nothing is. */
export function changedAttributes(
  before: ReadonlyMap<string, string>,
  now: Attributes,
  isWhole: boolean,
):
  | {
      readonly update: readonly (Attributes | GivenAttributes)[];
      readonly told: ReadonlyMap<string, string>;
    }
  | undefined {
  const told = new Map(before);
  const changed = new Set<string>();
  for (const name of now.attributeNames) {
    const print = printOf(now, name);
    if (before.get(name) === print) continue;
    told.set(name, print);
    changed.add(name);
  }
  const gone = isWhole ? [...before.keys()].filter((name) => !now.has(name)) : [];
  for (const name of gone) told.delete(name);
  if (changed.size === 0 && gone.length === 0) return undefined;
  const deleted = Object.fromEntries(
    gone.map((name) => [name, { type: 'delete-attribute' } as const]),
  );
  return { update: [now.those((name) => changed.has(name)), deleted], told };
}

/** The attribute as it is sent, in short. */
function printOf(attributes: Attributes, name: string): string {
  return hash('sha256', attributes.bytesOf(name) ?? '', 'base64').slice(0, 16);
}
