import { readIppUri } from '@hawser/core/ipp/client/ipp-uri';
import type { ReachedPrinter } from './reached-printer.ts';

/**
 * Of a printer that is reached in several ways, what a person has given; and of what was only found, the
 * printer itself, and not a queue of a server that leads to it.
 */
export function withoutDoubles(reached: readonly ReachedPrinter[]): readonly ReachedPrinter[] {
  const given = reached.filter(({ isFound }) => isFound !== true);
  const printers = reached.filter((each) => each.isFound === true && each.leadsTo === undefined);
  const queues = reached.filter((each) => each.isFound === true && each.leadsTo !== undefined);
  const kept = [...given];
  for (const each of [...printers, ...queues]) {
    if (!kept.some((other) => isSame(each, other))) kept.push(each);
  }
  return kept;
}

function isSame(one: ReachedPrinter, other: ReachedPrinter): boolean {
  const isOne = one.uuid !== undefined && one.uuid.toLowerCase() === other.uuid?.toLowerCase();
  return isOne || leads(one, other) || leads(other, one);
}

/** Whether a queue of CUPS sends to that printer, by the address or by the uuid that it was announced with. */
function leads({ leadsTo }: ReachedPrinter, { uri, uuid }: ReachedPrinter): boolean {
  if (leadsTo === undefined) return false;
  const named = /[?&]uuid=([\da-f-]{36})/i.exec(leadsTo)?.[1]?.toLowerCase();
  if (named !== undefined && uuid?.toLowerCase() === `urn:uuid:${named}`) return true;
  if (!/^ipps?:/i.test(leadsTo)) return false;
  try {
    const [queue, printer] = [readIppUri(leadsTo), readIppUri(uri)];
    return (
      queue.host === printer.host && queue.port === printer.port && queue.path === printer.path
    );
  } catch {
    // A server says there what it likes.
    return false;
  }
}
