import type { JobRecord } from '../../src/connector/spool/job-record.ts';

/** A job of which all documents are on the disk of a connector. */
export const spooledJob: JobRecord = {
  printer: '00000001-0000-4000-8000-000000000000',
  device: 'urn:uuid:00000002-0000-4000-8000-000000000000',
  job: 1,
  uri: 'ipp://localhost/ipp/print',
  since: 0,
  name: 'Report',
  user: 'ada',
  step: 'spooled',
  documents: [],
  place: 0,
  ticket: '',
  uuid: '',
  isBegun: false,
};
