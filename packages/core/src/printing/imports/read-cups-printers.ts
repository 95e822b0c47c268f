import type { Attributes } from '../../ipp/attributes.ts';
import type { IppClient, SendOptions } from '../../ipp/client/ipp-client.ts';
import { Refusal } from '../../ipp/client/refusal.ts';
import { groupsOf } from '../../ipp/message.ts';
import { statusName } from '../../ipp/tables/status-codes.ts';
import { readGeo } from '../location/read-geo.ts';
import type { ListedPrinter } from './candidate-printer.ts';
import { candidateOf } from './candidate-of.ts';
import type { ListField } from './list-fields.ts';
import { onceEach } from './once-each.ts';

const wanted = {
  'printer-name': 'name',
  'printer-make-and-model': 'driver',
  'printer-device-id': 'deviceId',
  'printer-location': 'location',
  'printer-info': 'comment',
  'printer-uri-supported': 'uri',
} as const satisfies Readonly<Record<string, ListField>>;

/** The queues of a CUPS; each is printed to through it. */
export async function readCupsPrinters(
  client: Pick<IppClient, 'send'>,
  options: SendOptions = {},
): Promise<readonly ListedPrinter[]> {
  const names = [...Object.keys(wanted), 'printer-geo-location'];
  const groups = [{ tag: 'operation', attributes: { 'requested-attributes': names } }] as const;
  try {
    const { message } = await client.send('CUPS-Get-Printers', groups, options);
    return [...onceEach(groupsOf(message, 'printer').map(queueOf))];
  } catch (error) {
    // So it says that it has none.
    if (error instanceof Refusal && statusName(error.ippStatus) === 'client-error-not-found')
      return [];
    throw error;
  }
}

function queueOf(attributes: Attributes, place: number): ListedPrinter {
  const said = new Map<ListField, string>();
  for (const [attribute, field] of Object.entries(wanted)) {
    const text = textOf(attributes, attribute);
    if (text !== '') said.set(field, text);
  }
  const name = said.get('name');
  const geo = textOf(attributes, 'printer-geo-location');
  const isGeo = /^geo:-?\d/i.test(geo);
  const places = isGeo ? readGeo({ category: 'geo', value: geo, at: 1 }) : [];
  return candidateOf(name === undefined ? `queue ${place + 1}` : `queue ${name}`, said, places);
}

function textOf(attributes: Attributes, name: string): string {
  const [value] = attributes.values(name);
  return value !== undefined && 'value' in value && typeof value.value === 'string'
    ? value.value.trim()
    : '';
}
