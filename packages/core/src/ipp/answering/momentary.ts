/** What a printer says of itself that is otherwise from one moment to the next. */
export const momentary: readonly string[] = [
  'printer-is-accepting-jobs',
  'printer-state',
  'printer-state-reasons',
  'printer-state-message',
  'printer-up-time',
  'printer-current-time',
  'printer-state-change-time',
  'printer-state-change-date-time',
  'queued-job-count',
];
