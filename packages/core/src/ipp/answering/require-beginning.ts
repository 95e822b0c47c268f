import type { Attributes } from '../attributes.ts';
import type { Message } from '../message.ts';
import type { RequestRefusals } from './request-refusals.ts';

/** Every request begins with its operation attributes, and they with charset and language (RFC 8011, 4.1.4). */
export function requireBeginning(
  { groups, requestId }: Message,
  refusals: RequestRefusals,
): Attributes {
  const bad = (reason: string): Error => refusals('client-error-bad-request', { reason });
  const [first] = groups;
  if (requestId < 1) throw bad('its request-id is not above 0');
  if (first?.tag !== 'operation') throw bad('it does not begin with operation attributes');
  const { attributes } = first;
  const [charset, language] = attributes.attributeNames;
  if (charset !== 'attributes-charset' || language !== 'attributes-natural-language') {
    throw bad('attributes-charset and attributes-natural-language do not come first');
  }
  const given = attributes.charset('attributes-charset') ?? '';
  if (/^(utf-8|us-ascii)$/i.test(given)) return attributes;
  throw refusals('client-error-charset-not-supported', { charset: given });
}
