import { createHash } from 'node:crypto';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import type { Secret } from '@hawser/core/secret';
import { deviceErrors } from './device-errors.ts';
import { readPageRanges } from './page-ranges.ts';
import { type SideName, sidesOf } from './side-names.ts';

/** What a person wants of a print. */
export interface PrintOptions {
  readonly copies: number | undefined;
  readonly sides: SideName | undefined;
  readonly media: string | undefined;
  readonly color: 'color' | 'monochrome' | 'auto' | undefined;
  readonly pageRange: string | undefined;
  readonly pin: Secret | undefined;
}

export interface JobAttributes {
  readonly job: GivenAttributes;
  readonly operation: GivenAttributes;
}

/** What a printer is asked for; refused before anything is sent where it says that it cannot do it. */
export function jobAttributes(
  options: PrintOptions,
  printer: { readonly name: string; readonly can: Attributes },
): JobAttributes {
  const { copies, sides, media, color, pageRange, pin } = options;
  const pages = pageRange === undefined ? undefined : readPageRanges(pageRange);
  if (copies !== undefined) requireCopies(copies, printer);
  if (pages !== undefined && printer.can.boolean('page-ranges-supported') === false) {
    throw notOffered(printer, '-PageRange', pageRange ?? '', ['the whole document']);
  }
  return {
    job: {
      ...(copies === undefined ? {} : { copies }),
      ...(sides === undefined
        ? {}
        : { sides: keyword(printer, '-Sides', 'sides', sidesOf[sides]) }),
      ...(media === undefined ? {} : { media: mediaOf(media, printer) }),
      ...(color === undefined
        ? {}
        : { 'print-color-mode': keyword(printer, '-Color', 'print-color-mode', color) }),
      ...(pages === undefined ? {} : { 'page-ranges': pages }),
    },
    operation: pin === undefined ? {} : passwordFor(pin, printer),
  };
}

type Printer = Parameters<typeof jobAttributes>[1];

function requireCopies(copies: number, printer: Printer): void {
  const range = printer.can.rangeOfInteger('copies-supported');
  if (range === undefined || (copies >= range.lower && copies <= range.upper)) return;
  throw notOffered(printer, '-Copies', String(copies), [`${range.lower} to ${range.upper}`]);
}

/** What a printer does not tell of it may be able to do all the same. */
function keyword(printer: Printer, option: string, name: string, wanted: string): string {
  const offered = printer.can.keywordsOrNames(`${name}-supported`);
  if (offered.length === 0 || offered.includes(wanted)) return wanted;
  throw notOffered(printer, option, wanted, offered);
}

/** By its whole name, or by what people call it: A4 for iso_a4_210x297mm. */
function mediaOf(wanted: string, printer: Printer): string {
  const offered = printer.can.keywordsOrNames('media-supported');
  const short = wanted.toLowerCase();
  const found =
    offered.find((each) => each === wanted) ??
    offered.find((each) => each.toLowerCase().split('_')[1] === short);
  if (found !== undefined) return found;
  if (offered.length === 0) return wanted;
  throw notOffered(printer, '-Media', wanted, offered);
}

const mostShown = 12;

function notOffered(
  { name }: Printer,
  option: string,
  value: string,
  offered: readonly string[],
): Error {
  const more = offered.length > mostShown ? `, and ${offered.length - mostShown} others` : '';
  const shown = `${offered.slice(0, mostShown).join(', ')}${more}`;
  return deviceErrors('not-offered', { printer: name, option, value, offered: shown });
}

/** Hashed where the site takes it so (PWG 5100.11, 6.1): the PIN itself it need not know. */
export function passwordFor(pin: Secret, { name, can }: Printer): GivenAttributes {
  if ((can.integer('job-password-supported') ?? 0) === 0) {
    throw deviceErrors('no-pin', { printer: name });
  }
  const ways = can.keywordsOrNames('job-password-encryption-supported');
  const way = ways.find((each) => each === 'sha2-256') ?? 'none';
  const plain = Buffer.from(pin.reveal());
  return {
    'job-password': way === 'none' ? plain : createHash('sha256').update(plain).digest(),
    'job-password-encryption': way,
  };
}
