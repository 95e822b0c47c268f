import type { Attributes } from '@hawser/core/ipp/attributes';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { attributesIn } from '@hawser/core/ipp/tables/find-syntax';
import type { PrintLimits } from '@hawser/core/printing/print-limits';
import { printerUrl } from '../../printing/print-url.ts';
import type { PrinterTable } from '../../store/tables/printer.ts';
import { anyFormat } from './document-wanted.ts';
import { keptGroup } from '../../printing/kept-group.ts';
import { isOfLimit, retaining } from './limited-offer.ts';
import { siteOffer } from './site-offer.ts';

/** What needs both: what the site can do, with what the device says; and what stands where it says nothing. */
export function ofDeviceOrSite(
  printer: PrinterTable,
  { publicUrl, limits }: { readonly publicUrl: string; readonly limits: PrintLimits },
): GivenAttributes {
  const device = keptGroup(printer.attributes);
  const all: GivenAttributes = {
    'document-format-default': anyFormat,
    'document-format-supported': anyFormat,
    'pdl-override-supported': 'attempted',
    'printer-geo-location': { type: 'unknown' },
    'printer-info': printer.name,
    'printer-location': '',
    'printer-more-info': printerUrl(publicUrl, printer.id).replace(/^ipps/, 'https'),
    'printer-message-from-operator': '',
    'printer-organization': '',
    'printer-organizational-unit': '',
  };
  const settings = keptGroup(printer.settings);
  const given = Object.entries(all).filter(([name]) => device?.has(name) !== true);
  return {
    ...Object.fromEntries(given),
    ...settingsOf(settings),
    'ipp-features-supported': [
      'infrastructure-printer',
      ...(device?.keywords('ipp-features-supported') ?? []),
    ],
    'job-creation-attributes-supported': [
      ...siteOffer['job-creation-attributes-supported'],
      ...(limits.mostRetainSeconds === 0 ? [] : [retaining]),
      ...templatesOf(device),
    ],
    'job-settable-attributes-supported': settableOfJob(printer),
    'overrides-supported': overrides(device),
  };
}

/** What can be changed of a job that waits. */
export function settableOfJob({ attributes }: Pick<PrinterTable, 'attributes'>): readonly string[] {
  const ofDevice = templatesOf(keptGroup(attributes));
  return ['job-hold-until', 'job-hold-until-time', 'job-name', 'job-priority', ...ofDevice];
}

/** The same of a document. */
export function settableOfDocument({
  attributes,
}: Pick<PrinterTable, 'attributes'>): readonly string[] {
  return ['document-name', ...templatesOf(keptGroup(attributes))];
}

function settingsOf(settings: Attributes | undefined): GivenAttributes {
  return settings === undefined
    ? {}
    : Object.fromEntries([...settings].map(({ name, values }) => [name, values]));
}

/** Those that a client may say of a job, because the device knows them. */
function templatesOf(device: Attributes | undefined): readonly string[] {
  const templates = attributesIn('job-template');
  return (device?.attributeNames ?? []).flatMap((name) => {
    const template = /^(.+)-supported$/.exec(name)?.[1];
    return template !== undefined &&
      templates.has(template) &&
      !(name in siteOffer) &&
      !isOfLimit(name)
      ? [template]
      : [];
  });
}

/** PWG 5100.6 has it in two spellings, and clients look for one or the other. */
function overrides(device: Attributes | undefined): readonly string[] | undefined {
  const given = device?.keywords('overrides-supported') ?? [];
  if (given.length === 0) return undefined;
  const spellings = ['document-number', 'document-numbers'];
  return spellings.some((spelling) => given.includes(spelling))
    ? [...new Set([...given, ...spellings])]
    : given;
}
