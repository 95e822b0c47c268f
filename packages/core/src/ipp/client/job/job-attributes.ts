import { randomUUID } from 'node:crypto';
import type { GivenGroup } from '../../encode/encode-message.ts';
import type { GivenAttributes } from '../../encode/given.ts';
import type { Printing } from './print-document.ts';

export function newUuid(): string {
  return `urn:uuid:${randomUUID()}`;
}

/** What makes a job. Its UUID is among the operation attributes: in the job's a strict printer would refuse it. */
export function jobGroups(
  { jobName, operation = {}, job }: Printing,
  jobUuid: string,
  document: GivenAttributes = {},
): readonly GivenGroup[] {
  const attributes = { ...operation, 'job-name': jobName, 'job-uuid': jobUuid, ...document };
  const group = { tag: 'operation' as const, attributes };
  return job === undefined ? [group] : [group, { tag: 'job', attributes: job }];
}

export function documentAttributes({ documentFormat, documentName }: Printing): GivenAttributes {
  return { 'document-name': documentName, 'document-format': documentFormat };
}
