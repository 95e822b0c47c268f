import type { Attributes } from '@hawser/core/ipp/attributes';
import { decodeMessage } from '@hawser/core/ipp/decode/decode-message';
import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import { groupsOf } from '@hawser/core/ipp/message';

/** What the site itself sees to, or what says how a job stands and not how it is to be printed. */
const notForPrinter =
  /^(?:job-(?:hold|priority|password|sheets|retain|account|delay)|output-device)/;

/** How a job is to be printed, as far as a printer says that it can heed it. */
export function printerTicket(job: Attributes, printer: Attributes | undefined): Attributes {
  return job.those(
    (name) => printer?.has(`${name}-supported`) === true && !notForPrinter.test(name),
  );
}

export function keptTicket(ticket: Attributes): string {
  const groups = [{ tag: 'job' as const, attributes: ticket }];
  return encodeMessage({ code: 0, requestId: 1, groups }).toString('base64');
}

export function ticketFrom(kept: string): Attributes | undefined {
  return groupsOf(decodeMessage(Buffer.from(kept, 'base64')).message, 'job')[0];
}
