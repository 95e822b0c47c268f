import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { HawserError } from '@hawser/core/errors';
import { requireBeginning } from '@hawser/core/ipp/answering/require-beginning';
import { requireOperation } from '@hawser/core/ipp/answering/require-operation';
import { MessageError } from '@hawser/core/ipp/decode/message-error';
import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import type { MessageHeader, Version } from '@hawser/core/ipp/message';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import { type StatusName, statusCodes } from '@hawser/core/ipp/tables/status-codes';
import type { Log } from '@hawser/core/log';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import { letGo } from '../../server/let-go.ts';
import { withGroups } from './encoded-groups.ts';
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
    const name = requireOperation(message, ippRefusals);
    const operation = requireBeginning(message, ippRefusals);
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

/** Names and values in turn, which Node.js has to look at least. */
const headers: string[] = ['content-type', 'application/ipp', 'cache-control', 'no-store'];

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
  {
    status = 'successful-ok',
    message,
    operation,
    groups = [],
    encodedGroups = [],
    document,
  }: IppAnswer,
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
  // Node.js writes text in one piece with the head before it, which is quicker than two.
  const text = withGroups(head, encodedGroups);
  if (document === undefined) {
    response.writeHead(200, [...headers, 'content-length', `${text.length}`]);
    leaveTogether(() => response.end(text, 'latin1'));
    return;
  }
  response.writeHead(200, headers).write(text, 'latin1');
  try {
    await pipeline(document, response);
  } catch (error) {
    // Who breaks off asks again. What breaks off here cannot be taken for a whole document.
    if (!isBrokenOff(error)) log.warn({ err: error }, 'a document could not be handed over');
  }
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
