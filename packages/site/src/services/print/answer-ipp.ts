import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { HawserError } from '@hawser/core/errors';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { MessageError } from '@hawser/core/ipp/decode/message-error';
import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import type { Message, MessageHeader, Version } from '@hawser/core/ipp/message';
import { operationName, type OperationName } from '@hawser/core/ipp/tables/operations';
import { type StatusName, statusCodes } from '@hawser/core/ipp/tables/status-codes';
import type { Log } from '@hawser/core/log';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import { letGo } from '../../server/let-go.ts';
import type { IppAnswer } from './ipp-answer.ts';
import type { AskedOfPrinter } from './ipp-operation.ts';
import { isHere, readIppRequest } from './ipp-request.ts';
import { leaveTogether } from './leave-together.ts';
import { requireFew } from './require-few.ts';

/** Carries out an operation that there is, asked for as RFC 8011 has it. */
export type CarryOut = (
  name: OperationName,
  asked: Pick<AskedOfPrinter, 'message' | 'operation' | 'document' | 'whenGone'>,
) => Promise<IppAnswer>;

/** Answers one request of IPP, whatever it is; an answer that waits comes after this has returned. */
export async function answerIpp(
  request: IncomingMessage,
  response: ServerResponse,
  { carryOut, log }: { readonly carryOut: CarryOut; readonly log: Log },
): Promise<void> {
  const isWhole = isHere(request);
  let header: MessageHeader | undefined;
  let answer: IppAnswer;
  try {
    const { message, document } = await readIppRequest(request);
    const { version, code, requestId } = message;
    header = { version, code, requestId };
    const name = requireOperation(message);
    const operation = requireBeginning(message);
    requireFew(operation);
    const whenGone = (left: () => void): void => void response.once('close', left);
    answer = await carryOut(name, { message, operation, document, whenGone });
  } catch (error) {
    if (error instanceof MessageError) ({ header } = error);
    answer = answerOf(error, log);
  }
  const exchange = { request, response, isWhole, header, log };
  if (answer.later === undefined) await send(exchange, answer);
  else sendLater(exchange, answer.later);
}

/** Not by an async function: it would keep all that it has until then. */
function sendLater(exchange: Exchange, later: Promise<IppAnswer>): void {
  letGo(exchange.response);
  later
    .catch((error: unknown) => answerOf(error, exchange.log))
    .then(async (answer) => send(exchange, answer))
    .catch((error: unknown) => exchange.log.error({ err: error }, 'an IPP answer failed'));
}

const oldest: Version = { major: 1, minor: 1 };
const newest: Version = { major: 2, minor: 2 };

/** The version that was asked for, or the nearest one that is spoken (RFC 8011, 4.1.8). */
function spokenFor(header: MessageHeader | undefined): Version {
  if (header === undefined || header.version.major > newest.major) return newest;
  const { major, minor } = header.version;
  if (major < oldest.major) return oldest;
  return { major, minor: Math.min(minor, major === oldest.major ? oldest.minor : newest.minor) };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Whether all of the request was there from the beginning. */
  readonly isWhole: boolean;
  readonly header: MessageHeader | undefined;
  readonly log: Log;
}

function isBrokenOff(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

async function send(
  { request, response, isWhole, header, log }: Exchange,
  { status = 'successful-ok', message, operation, groups = [], document }: IppAnswer,
): Promise<void> {
  // Nobody is there any more to be answered, and nobody else lets go of the document.
  if (response.destroyed) {
    document?.destroy();
    return;
  }
  const version = spokenFor(header);
  const head = encodeMessage({
    version,
    code: statusCodes[status],
    requestId: header?.requestId ?? 0,
    groups: [
      {
        tag: 'operation',
        attributes: {
          'attributes-charset': 'utf-8',
          'attributes-natural-language': 'en',
          'status-message': message?.slice(0, 255),
          ...operation,
        },
      },
      ...groups,
    ],
  });
  // Node.js tells of the last bytes of a body before it tells that no more follow.
  if (!isWhole && !request.complete) await turn();
  // What is left of a body would be taken for the next request.
  if (!isWhole && !request.complete) response.shouldKeepAlive = false;
  response.setHeader('content-type', 'application/ipp');
  response.setHeader('cache-control', 'no-store');
  if (document === undefined) {
    response.setHeader('content-length', head.length);
    // Node.js writes text in one piece with the head before it, which is quicker than two.
    const text = head.toString('latin1');
    leaveTogether(() => response.end(text, 'latin1'));
    return;
  }
  response.write(head);
  try {
    await pipeline(document, response);
  } catch (error) {
    // Who breaks off asks again. What breaks off here cannot be taken for a whole document.
    if (!isBrokenOff(error)) log.warn({ err: error }, 'a document could not be handed over');
  }
}

function requireOperation({ code, version: { major, minor } }: Message): OperationName {
  if (major < 1 || major > 2) {
    throw ippRefusals('server-error-version-not-supported', { version: `${major}.${minor}` });
  }
  const name = operationName(code);
  if (name !== undefined) return name;
  const operation = `0x${code.toString(16).padStart(4, '0')}`;
  throw ippRefusals('server-error-operation-not-supported', { operation });
}

/** Every request begins with its operation attributes, and they with charset and language (RFC 8011, 4.1.4). */
function requireBeginning({ groups, requestId }: Message): Attributes {
  const [first] = groups;
  if (requestId < 1) throw bad('its request-id is not above 0');
  if (first?.tag !== 'operation') throw bad('it does not begin with operation attributes');
  const { attributes } = first;
  const [charset, language] = attributes.attributeNames;
  if (charset !== 'attributes-charset' || language !== 'attributes-natural-language') {
    throw bad('attributes-charset and attributes-natural-language do not come first');
  }
  const given = attributes.charset('attributes-charset') ?? '';
  if (/^(utf-8|us-ascii)$/i.test(given)) return attributes;
  throw ippRefusals('client-error-charset-not-supported', { charset: given });
}

function bad(reason: string): Error {
  return ippRefusals('client-error-bad-request', { reason });
}

/** What an error is answered with; one that is no refusal is the site's own fault. */
function answerOf(error: unknown, log: Log): IppAnswer {
  if (error instanceof HawserError) return { status: statusOf(error), message: error.message };
  log.error({ err: error }, 'an IPP request failed');
  return {
    status: 'server-error-internal-error',
    message: 'The site has failed; its log tells why.',
  };
}

const refusal = /^print-/;

function statusOf({ code, status }: HawserError): StatusName {
  const named = code.replace(refusal, '');
  if (refusal.test(code) && named in statusCodes) return named as StatusName;
  if (status === 413) return 'client-error-request-entity-too-large';
  if (code.startsWith('ipp-')) return 'client-error-bad-request';
  return status === 503 ? 'server-error-temporary-error' : 'server-error-internal-error';
}
