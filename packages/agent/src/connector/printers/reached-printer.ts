import type { Attributes } from '@hawser/core/ipp/attributes';
import { readIppUri } from '@hawser/core/ipp/client/ipp-uri';
import { makeAndModel } from '@hawser/core/printing/imports/make-and-model';
import type { GivenPrinter } from './kept-printers.ts';
import { saidNumber, saidText, saidTexts } from './said.ts';

export type ReachedState = 'idle' | 'processing' | 'stopped' | 'unreachable';

/** A printer that a connector reaches, or was told to reach. */
export interface ReachedPrinter extends GivenPrinter {
  readonly name: string;
  readonly uuid?: string;
  readonly manufacturer?: string;
  readonly model?: string;
  readonly location?: string;
  readonly state: ReachedState;
  readonly stateReasons: readonly string[];
  /** Of a queue of CUPS: where it sends to. */
  readonly leadsTo?: string;
}

/** What has to be known of each. */
export const reachedAttributes = [
  'printer-name',
  'printer-info',
  'printer-dns-sd-name',
  'printer-uuid',
  'printer-make-and-model',
  'printer-device-id',
  'printer-location',
  'printer-state',
  'printer-state-reasons',
  'printer-uri-supported',
  'device-uri',
];

/** Somebody answers in its place, or it was given another certificate. */
export const otherCertificate = 'other-certificate';

const states: ReadonlyMap<number | undefined, ReachedState> = new Map([
  [3, 'idle'],
  [4, 'processing'],
  [5, 'stopped'],
]);

const mostReasons = 32;
const longestUri = 1023;

export function reachedPrinter(given: GivenPrinter, attributes: Attributes): ReachedPrinter {
  const [uuid = ''] = saidTexts(attributes, 'printer-uuid');
  const { manufacturer, model } = makeAndModel({
    manufacturer: undefined,
    model: undefined,
    deviceId: saidText(attributes, 'printer-device-id'),
    driver: saidText(attributes, 'printer-make-and-model'),
  });
  const location = saidText(attributes, 'printer-location');
  const [leadsTo] = saidTexts(attributes, 'device-uri');
  const reasons = saidTexts(attributes, 'printer-state-reasons');
  return {
    ...given,
    name:
      saidText(attributes, 'printer-dns-sd-name') ??
      saidText(attributes, 'printer-name') ??
      saidText(attributes, 'printer-info') ??
      nameOf(given.uri),
    ...(/^urn:uuid:[\da-f-]{36}$/i.test(uuid) ? { uuid } : {}),
    ...(manufacturer === undefined ? {} : { manufacturer }),
    ...(model === undefined ? {} : { model }),
    ...(location === undefined ? {} : { location }),
    ...(leadsTo === undefined || leadsTo.length > longestUri ? {} : { leadsTo }),
    state: states.get(saidNumber(attributes, 'printer-state')) ?? 'stopped',
    stateReasons: reasons
      .filter((reason) => reason !== 'none' && reason !== '' && reason.length <= 127)
      .slice(0, mostReasons),
  };
}

/** One that says nothing is shown all the same. */
export function unreachedPrinter(
  given: GivenPrinter,
  stateReasons: readonly string[] = [],
): ReachedPrinter {
  return { ...given, name: nameOf(given.uri), state: 'unreachable', stateReasons };
}

function nameOf(uri: string): string {
  const { host, path } = readIppUri(uri);
  const [, queue] = /^\/(?:printers|classes)\/([^/?]+)$/.exec(path) ?? [];
  return (queue ?? host).slice(0, 127);
}
