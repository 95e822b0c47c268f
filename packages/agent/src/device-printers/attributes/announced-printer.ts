import type { Attributes } from '@hawser/core/ipp/attributes';
import type { AnnouncedService } from '../../dns-sd/announce.ts';
import { type InstalledPrinter, localPath } from '../installed/installed-printers.ts';

/** What programs that look for printers are told of one (PWG 5100.14, 4.2, and Bonjour Printing 1.2.1). */
export function announcedPrinter(
  { name, uuid, secret }: Pick<InstalledPrinter, 'name' | 'uuid' | 'secret'>,
  { port, told }: { readonly port: number; readonly told: Attributes },
): AnnouncedService {
  const formats = told.mimeMediaTypes('document-format-supported');
  const sides = told.keywords('sides-supported');
  const urf = told.keywords('urf-supported');
  const model = told.text('printer-make-and-model') ?? 'Cloud printer';
  const note = told.text('printer-location') ?? '';
  const isEverywhere = formats.includes('image/pwg-raster');
  const txt: Record<string, string> = {
    txtvers: '1',
    qtotal: '1',
    rp: localPath({ secret }).slice(1),
    ty: model,
    product: `(${model})`,
    note,
    priority: '50',
    // Any can be sent PDF, before it is known what else.
    pdl: formats.length === 0 ? 'application/pdf' : formats.filter(isSaid).join(','),
    UUID: uuid,
    Color: flag(told.boolean('color-supported') === true),
    Duplex: flag(sides.some((each) => each.startsWith('two-sided'))),
    Copies: flag((told.rangeOfInteger('copies-supported')?.upper ?? 1) > 1),
    ...(urf.length === 0 ? {} : { URF: urf.join(',') }),
  };
  return {
    name,
    type: '_ipp._tcp',
    subtypes: isEverywhere ? ['_print', ...(urf.length === 0 ? [] : ['_universal'])] : [],
    port,
    txt: Object.fromEntries(
      Object.entries(txt)
        .filter(([, value]) => value !== '')
        .map(([key, value]) => [key, cut(`${key}=`, value)]),
    ),
  };
}

function isSaid(format: string): boolean {
  return format !== 'application/octet-stream';
}

function flag(isSo: boolean): string {
  return isSo ? 'T' : 'F';
}

const longest = 255;

/** A string of a TXT record has so many bytes, with its key (RFC 6763, 6.1). */
function cut(key: string, value: string): string {
  let short = value;
  while (Buffer.byteLength(key + short) > longest) {
    short = short.includes(',') ? short.slice(0, short.lastIndexOf(',')) : short.slice(0, -1);
  }
  return short;
}
