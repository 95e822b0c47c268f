/** All that subscriptions of printers can hear of (RFC 3995, 5.3.3.4; PWG 5100.5; PWG 5100.18). */
export const printEvents = [
  'document-completed',
  'document-config-changed',
  'document-state-changed',
  'document-stopped',
  'job-completed',
  'job-config-changed',
  'job-created',
  'job-fetchable',
  'job-state-changed',
  'job-stopped',
  'printer-config-changed',
  'printer-state-changed',
  'printer-stopped',
] as const;

/** And those at the system, which hear of all printers (PWG 5100.22). */
export const systemEvents = [
  ...printEvents,
  'printer-created',
  'printer-deleted',
  'system-config-changed',
] as const;

export type PrintEvent = (typeof systemEvents)[number];

/** Those that are told apart from a wider one by whoever wants it, and are it for all others. */
const wider: Readonly<Partial<Record<PrintEvent, PrintEvent>>> = {
  'job-created': 'job-state-changed',
  'job-completed': 'job-state-changed',
  'job-stopped': 'job-state-changed',
  'document-completed': 'document-state-changed',
  'document-stopped': 'document-state-changed',
  'printer-stopped': 'printer-state-changed',
};

/** By which names somebody hears of one change: what he wants to hear of narrowly he does not hear of twice. */
export function heardAs(
  happened: readonly PrintEvent[],
  wanted: readonly string[],
): readonly PrintEvent[] {
  const all = new Set(happened.flatMap((event) => [event, wider[event] ?? event]));
  const heard = [...all].filter((event) => wanted.includes(event));
  const narrow = new Set(heard.map((event) => wider[event]));
  return heard.filter((event) => !narrow.has(event));
}
