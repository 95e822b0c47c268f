import type { IncomingMessage } from 'node:http';
import { HawserError } from '@hawser/core/errors';
import { requireBeginning } from '@hawser/core/ipp/answering/require-beginning';
import { requireOperation } from '@hawser/core/ipp/answering/require-operation';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { MessageError } from '@hawser/core/ipp/decode/message-error';
import { readMessage } from '@hawser/core/ipp/decode/read-message';
import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import type { Message, MessageHeader, Version } from '@hawser/core/ipp/message';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import { statusCodes, type StatusName } from '@hawser/core/ipp/tables/status-codes';
import type { AskedOfPrinter, IppAnswer, IppOperation } from './ipp-operation.ts';
import { printerRefusals } from './printer-refusals.ts';
import { requireSound } from './require-sound.ts';

/** A client says little of a job; its document is not counted. */
const limits = { length: 256 * 1024, attributes: 2000, values: 10_000 };

/** So much of a document that nobody wants is read, so that its client gets to read the answer. */
const mostUnread = 64 * 1024 ** 2;

/** A printer, and what it can be asked. */
export interface AnsweringPrinter<Printer> {
  /** As it is for whoever asks; an error where he may not. */
  readonly printer: (operation: Attributes) => Promise<Printer> | Printer;
  readonly operations: ReadonlyMap<OperationName, IppOperation<Printer>>;
  readonly say: (line: string) => void;
}

/** What one request of IPP is answered, whatever it is. */
export async function answerRequest<Printer>(
  request: IncomingMessage,
  answering: AnsweringPrinter<Printer>,
): Promise<Buffer> {
  let header: MessageHeader | undefined;
  let answer: IppAnswer;
  try {
    const { message, document } = await readMessage(request, { badValues: 'keep', limits });
    header = message;
    answer = await attempt(message, document, answering);
    await readRest(document);
  } catch (error) {
    if (error instanceof MessageError) ({ header } = error);
    answer = refusalOf(error, answering.say);
  }
  const { status = 'successful-ok', message, groups = [] } = answer;
  const beginning = {
    'attributes-charset': 'utf-8',
    'attributes-natural-language': 'en',
    'status-message': message?.slice(0, 255),
  };
  return encodeMessage({
    version: spokenFor(header),
    code: statusCodes[status],
    requestId: header?.requestId ?? 0,
    groups: [{ tag: 'operation', attributes: beginning }, ...groups],
  });
}

async function attempt<Printer>(
  message: Message,
  document: AskedOfPrinter['document'],
  { printer, operations, say }: AnsweringPrinter<Printer>,
): Promise<IppAnswer> {
  try {
    const name = requireOperation(message, printerRefusals);
    const asked = operations.get(name);
    if (asked === undefined) {
      throw printerRefusals('server-error-operation-not-supported', { operation: name });
    }
    const operation = requireBeginning(message, printerRefusals);
    requireTarget(operation);
    requireSound(operation);
    return await asked.run({ message, operation, document }, await printer(operation));
  } catch (error) {
    return refusalOf(error, say);
  }
}

function requireTarget(operation: Attributes): void {
  if (operation.has('printer-uri') || operation.has('job-uri')) return;
  const reason = 'it has neither printer-uri nor job-uri';
  throw printerRefusals('client-error-bad-request', { reason });
}

/** The version that was asked for, or the nearest one that is spoken (RFC 8011, 4.1.8). */
function spokenFor(header: MessageHeader | undefined): Version {
  if (header?.version.major === 1) return { major: 1, minor: 1 };
  return { major: 2, minor: 0 };
}

async function readRest(document: AsyncIterable<Uint8Array>): Promise<void> {
  let unread = 0;
  for await (const piece of document) {
    unread += piece.length;
    if (unread > mostUnread) return;
  }
}

function refusalOf(error: unknown, say: (line: string) => void): IppAnswer {
  if (error instanceof HawserError) return { status: statusOf(error), message: error.message };
  const reason = error instanceof Error ? error.message : String(error);
  say(`a request failed: ${reason}`);
  return { status: 'server-error-internal-error', message: 'The printer has failed.' };
}

/** Refusals are named for the status that answers them. */
const refusal = /-((?:client|server)-error-.+)$/;

function statusOf({ code, status }: HawserError): StatusName {
  const named = refusal.exec(code)?.[1] ?? '';
  if (named in statusCodes) return named as StatusName;
  if (status === 413) return 'client-error-request-entity-too-large';
  return code.startsWith('ipp-') ? 'client-error-bad-request' : 'server-error-internal-error';
}
