import { encodeAttributes } from '@hawser/core/ipp/encode/encode-attributes';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { submissionSeconds } from '../../store/mutations/printing/submission-end.ts';
import { compressions } from './document-wanted.ts';

/** How jobs are described where they are made; the rest is what the device has a word for. */
const ofCreation = [
  'compression',
  'document-format',
  'document-name',
  'ipp-attribute-fidelity',
  'job-hold-until',
  'job-hold-until-time',
  'job-name',
  'job-password',
  'job-password-encryption',
  'job-priority',
];

/** What the site does with the jobs of any printer, whatever its devices can do. */
export const siteOffer = {
  'charset-configured': 'utf-8',
  'charset-supported': 'utf-8',
  'compression-supported': compressions,
  'generated-natural-language-supported': 'en',
  'ipp-versions-supported': ['1.1', '2.0', '2.1', '2.2'],
  'job-creation-attributes-supported': ofCreation,
  'job-hold-until-default': 'no-hold',
  'job-hold-until-supported': ['no-hold', 'indefinite'],
  'job-hold-until-time-supported': { lower: 0, upper: 2_147_483_647 },
  'job-ids-supported': true,
  'job-password-encryption-supported': ['none', 'sha2-256', 'sha2-512'],
  'job-password-supported': 255,
  'job-priority-default': 50,
  'job-priority-supported': 100,
  'multiple-operation-time-out': submissionSeconds,
  'multiple-operation-time-out-action': 'abort-job',
  'natural-language-configured': 'en',
  'preferred-attributes-supported': false,
  'printer-get-attributes-supported': 'document-format',
  'printer-settable-attributes-supported': [
    'printer-geo-location',
    'printer-info',
    'printer-location',
    'printer-message-from-operator',
    'printer-organization',
    'printer-organizational-unit',
  ],
  'which-jobs-supported': [
    'completed',
    'not-completed',
    'aborted',
    'all',
    'canceled',
    'fetchable',
    'pending',
    'pending-held',
    'processing',
    'processing-stopped',
    'proof-print',
  ],
} as const satisfies GivenAttributes;

/** The same, to be looked up like what a device says. */
export const encodedSiteOffer = encodeAttributes(siteOffer);
