import { momentary } from '@hawser/core/ipp/answering/momentary';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { encodeAttributes } from '@hawser/core/ipp/encode/encode-attributes';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { operationName, operations, type OperationName } from '@hawser/core/ipp/tables/operations';
import { submissionSeconds } from '../jobs/device-queue.ts';
import { whichJobs } from '../ipp/which-jobs.ts';

interface Here {
  readonly uri: string;
  readonly uuid: string;
  readonly offered: Iterable<OperationName>;
}

/** Those that the site has to offer as well, so that they can be passed on. */
const passedOn: ReadonlySet<OperationName> = new Set<OperationName>([
  'Hold-Job',
  'Release-Job',
  'Identify-Printer',
]);

/** Who signs in, who is told of what, and who prints for it is between the agent and the site. */
const ofSite =
  /^(?:notify-|ippget-|oauth-|output-device-|printer-xri-|printer-settable-|job-settable-|subscription-)/;

/** What a printer of this device says of itself that stays: what the site says, and where it is here. */
export function localAttributes(told: Attributes, { uri, uuid, offered }: Here): Attributes {
  const atSite = new Set(
    told.enums('operations-supported').flatMap((id) => operationName(id) ?? []),
  );
  const own: GivenAttributes = {
    ...(told.attributeNames.length === 0 ? ofUnknown : {}),
    'charset-configured': 'utf-8',
    'charset-supported': 'utf-8',
    'generated-natural-language-supported': 'en',
    'natural-language-configured': 'en',
    'ipp-features-supported': features(told),
    'ipp-versions-supported': ['1.1', '2.0'],
    'job-ids-supported': true,
    'multiple-operation-time-out': submissionSeconds,
    'multiple-operation-time-out-action': 'abort-job',
    'operations-supported': [...offered]
      .filter((name) => !passedOn.has(name) || atSite.has(name))
      .map((name) => operations[name]),
    'preferred-attributes-supported': false,
    'printer-uri-supported': uri,
    'printer-uuid': `urn:uuid:${uuid}`,
    'uri-authentication-supported': 'none',
    'uri-security-supported': 'none',
    'which-jobs-supported': [...whichJobs.keys()],
  };
  const kept = told.those(
    (name) =>
      !(name in own) && !momentary.includes(name) && !ofSite.test(name) && name !== 'printer-id',
  );
  return encodeAttributes(own, kept);
}

/** Of a printer that nobody here could ask the site for yet: whoever may print there finds out the rest. */
const ofUnknown: GivenAttributes = {
  'document-format-default': 'application/octet-stream',
  'document-format-supported': ['application/octet-stream', 'application/pdf'],
};

function features(told: Attributes): GivenAttributes[string] {
  const known = told.keywords('ipp-features-supported').filter((each) => each === 'ipp-everywhere');
  return known.length === 0 ? { type: 'no-value' } : known;
}
