import { type Ber, contextTag, expected, objectIdOf, partsOf, tags } from './ber.ts';

/** What is asked to be in the certificate (RFC 2985, 5.4.2). */
export const extensionRequest = '1.2.840.113549.1.9.14';

/** And as older programs of Windows write it. */
const extensionRequests = new Set([extensionRequest, '1.3.6.1.4.1.311.2.1.14']);

/** The list of extensions among the attributes of a request (RFC 2986, 4.1). */
export function requestedExtensions(attributes: Ber | undefined): Ber | undefined {
  // Some leave out also the tag where there is nothing in it.
  if (attributes?.tag !== contextTag(0, 'constructed')) return undefined;
  for (const attribute of partsOf(attributes)) {
    const [id, values] = partsOf(expected(attribute, tags.sequence));
    if (extensionRequests.has(objectIdOf(id))) return partsOf(expected(values, tags.set))[0];
  }
  return undefined;
}
