import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { readIppUri } from '@hawser/core/ipp/client/ipp-uri';
import { atMost } from '../at-most.ts';
import type { GivenPrinter } from './kept-printers.ts';
import {
  otherCertificate,
  reachedAttributes,
  type ReachedPrinter,
  reachedPrinter,
  unreachedPrinter,
} from './reached-printer.ts';
import { askPrinter, askQueues, openPrinter } from './real-printer.ts';
import { saidTexts } from './said.ts';
import { withoutDoubles } from './without-doubles.ts';

export interface Finding {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** What was found the last time: what is away for a moment is still known. */
  readonly before: readonly ReachedPrinter[];
  /** What is asked often anyway need not be asked. */
  readonly known?: (uri: string) => ReachedPrinter | undefined;
}

const atOnce = 16;
/** As many as a site takes. */
const most = 2000;

/** All printers that were given, and the queues of the servers among them, as they are now. */
export async function findPrinters(
  given: readonly GivenPrinter[],
  finding: Finding,
): Promise<readonly ReachedPrinter[]> {
  const found = await atMost(atOnce, given, async (each) =>
    isServer(each.uri)
      ? queuesOf(each, finding)
      : [finding.known?.(each.uri) ?? (await lookAt(each, finding))],
  );
  const byUri = new Map(found.flat().map((each) => [each.uri, each]));
  return withoutDoubles([...byUri.values()]).slice(0, most);
}

/** The given printer, or given server of printers, that an address belongs to: nothing else is ever dialled. */
export function givenFor(uri: string, given: readonly GivenPrinter[]): GivenPrinter | undefined {
  const exact = given.find((each) => each.uri === uri);
  if (exact !== undefined) return exact;
  if (!/^ipps?:\/\/[^/?#\s@]+\/printers\/[^/?#\s]+$/i.test(uri)) return undefined;
  const server = given.find((each) => isServer(each.uri) && queueOf(uri, each.uri) !== undefined);
  return server === undefined ? undefined : { ...server, uri };
}

/** Whether it leads to a server of printers, and not to one of them. */
export function isServer(uri: string): boolean {
  return readIppUri(uri).path === '/';
}

async function lookAt(
  given: GivenPrinter,
  { clock, signal, before }: Finding,
): Promise<ReachedPrinter> {
  const client = openPrinter({ ...given, clock });
  // What it is called is still known while it is away.
  const unreached = (reasons: readonly string[] = []): ReachedPrinter => {
    const last = before.find(({ uri }) => uri === given.uri);
    const now = unreachedPrinter(given, reasons);
    return last === undefined ? now : { ...last, ...now, name: last.name };
  };
  try {
    const attributes = await askPrinter(client, reachedAttributes, signal);
    return attributes === undefined ? unreached() : reachedPrinter(given, attributes);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof HawserError)) throw error;
    const isOther = error.code === 'ipp-peer-other-certificate';
    return unreached(isOther ? [otherCertificate] : []);
  } finally {
    client.close();
  }
}

async function queuesOf(
  given: GivenPrinter,
  { clock, signal, before }: Finding,
): Promise<readonly ReachedPrinter[]> {
  const client = openPrinter({ ...given, clock });
  try {
    const queues = await askQueues(client, reachedAttributes, signal);
    return queues.flatMap((attributes) => {
      const [name = ''] = saidTexts(attributes, 'printer-name');
      if (!queueName.test(name)) return [];
      return [reachedPrinter({ ...given, uri: queueUri(name, given.uri) }, attributes)];
    });
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof HawserError)) throw error;
    return before
      .filter(({ uri }) => queueOf(uri, given.uri) !== undefined)
      .map((each) => ({ ...each, state: 'unreachable' as const, stateReasons: [] }));
  } finally {
    client.close();
  }
}

/** As CUPS has them: no space, slash, hash, quote or control character. */
const queueName = /^[^\s/#?'"\p{Cc}]{1,127}$/u;

/** The queue of a server that an address leads to; undefined where it leads elsewhere. */
function queueOf(uri: string, server: string): string | undefined {
  const [one, other] = [readIppUri(uri), readIppUri(server)];
  const isThere =
    one.encrypted === other.encrypted && one.host === other.host && one.port === other.port;
  return isThere ? /^\/printers\/([^/?#]+)$/.exec(one.path)?.[1] : undefined;
}

function queueUri(name: string, server: string): string {
  const { encrypted, host, port } = readIppUri(server);
  const place = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return `${encrypted ? 'ipps' : 'ipp'}://${place}/printers/${encodeURIComponent(name)}`;
}
