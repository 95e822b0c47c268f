import {
  request as requestPlain,
  type Agent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http';
import { request as requestTls } from 'node:https';
import type { Readable } from 'node:stream';
import type { Clock } from '../../../clock.ts';
import { HawserError } from '../../../errors.ts';
import { ippClientErrors } from '../client-errors.ts';
import type { DocumentSource } from '../document/document-source.ts';
import type { IppAddress } from '../ipp-uri.ts';
import type { TimeLimits } from '../time-limits.ts';
import { AnswerBody } from './answer-body.ts';
import { connectionTrouble } from './connection-trouble.ts';
import { Patience, type Phase } from './patience.ts';
import { documentTrouble, uploadDocument } from './upload-document.ts';

/**
 * How much of a request can have reached the other side when nothing more is heard. Perhaps all: its end
 * was given away to be sent, and nobody knows whether it was.
 */
export type Progress = 'nothing' | 'a part' | 'perhaps all' | 'all';

export interface Asked {
  readonly address: IppAddress;
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string>>;
  readonly attributes: Buffer;
  /** Begun only when the other side invites it. */
  readonly document: DocumentSource | undefined;
  /** As a person is told. */
  readonly operation: string;
  readonly signal: AbortSignal;
  readonly timeLimits: TimeLimits;
  readonly clock: Clock;
  readonly onProgress: (progress: Progress) => void;
  readonly inviting: Inviting;
}

/** What is known of whether the other side invites documents, for the requests to come. */
export interface Inviting {
  /** How long it is waited for; 0 once it was not there in time. */
  waitMs: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: AnswerBody;
}

/** Who does not answer Expect by then is not waited for again (RFC 9110, 10.1.1). */
export const inviteMs = 1000;

/** One request over HTTP/1.1, up to the beginning of its answer. */
export async function exchange(asked: Asked): Promise<HttpAnswer> {
  const { address, signal, timeLimits, clock, document } = asked;
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
  let response: IncomingMessage | undefined;
  let why: Error | undefined;
  let upload: Readable | undefined;
  const request = begin(asked);
  const patience = new Patience(clock, timeLimits, (phase) => cut(timeTrouble(phase, asked)));
  const cut = (error: Error): void => {
    why ??= error;
    response?.destroy(why);
    request.destroy(why);
  };
  const abort = (): void =>
    cut(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
  const told = (error: unknown): unknown => {
    if (signal.aborted) return signal.reason;
    return why ?? connectionTrouble(error, address);
  };
  const end = (): void => {
    patience.end();
    signal.removeEventListener('abort', abort);
  };
  signal.addEventListener('abort', abort);
  request.on('error', (error) => {
    end();
    upload?.destroy();
    reject(told(error));
  });
  request.on('response', (given) => {
    response = given;
    // Whoever answers early reads no more.
    upload?.destroy();
    const body = new AnswerBody(given, { patience, told, end, isSent: request.writableEnded });
    resolve({ status: given.statusCode ?? 0, headers: given.headers, body });
  });
  const beginDocument = (source: DocumentSource): void => {
    try {
      upload = uploadDocument(asked, source, { request, patience, cut });
    } catch (error) {
      cut(error instanceof HawserError ? error : documentTrouble(error, address));
    }
  };
  patience.begin('connect');
  whenConnected(request, () => {
    patience.rest();
    if (document === undefined) sendAttributes(asked, { request, patience });
    else whenInvited(request, asked, () => beginDocument(document));
  });
  return await promise;
}

interface Sending {
  readonly request: ClientRequest;
  readonly patience: Patience;
}

function begin({ address, agent, headers, attributes, document }: Asked): ClientRequest {
  const { encrypted, host, port, path } = address;
  const length =
    document === undefined ? { 'content-length': String(attributes.length) } : expected;
  const all = { 'content-type': 'application/ipp', ...length, ...headers };
  const options = { method: 'POST', host, port, path, headers: all, agent };
  return encrypted ? requestTls(options) : requestPlain(options);
}

const expected = { expect: '100-continue', 'transfer-encoding': 'chunked' };

/** What is written before is kept by Node: nobody knew then whether it was sent. */
function whenConnected(request: ClientRequest, then: () => void): void {
  request.once('socket', (socket) => {
    if (request.reusedSocket || !(socket.connecting || 'encrypted' in socket)) then();
    else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', then);
  });
}

function sendAttributes({ attributes, onProgress }: Asked, { request, patience }: Sending): void {
  onProgress('all');
  patience.begin('answer');
  request.end(attributes);
}

/** A document is begun when the other side asks for it, or says nothing to that. */
function whenInvited(request: ClientRequest, { clock, inviting }: Asked, then: () => void): void {
  let isOver = false;
  const once = (act: () => void) => (): void => {
    if (isOver) return;
    isOver = true;
    waiting.cancel();
    act();
  };
  const waiting = clock.timer(inviting.waitMs, () => {
    inviting.waitMs = 0;
    once(then)();
  });
  // An invitation after that is none: ippeveprinter sends one when the document has begun to come.
  request.once('continue', once(then));
  request.once(
    'response',
    once(() => undefined),
  );
  request.once(
    'close',
    once(() => undefined),
  );
  request.flushHeaders();
}

function timeTrouble(phase: Phase, { address, operation, timeLimits }: Asked): HawserError {
  const { host, port } = address;
  const seconds = timeLimits[phase] / 1000;
  const options = { target: host };
  switch (phase) {
    case 'connect':
      return ippClientErrors('silent', { host, port, seconds }, options);
    case 'answer':
      return ippClientErrors('unanswered', { host, operation, seconds }, options);
    case 'idle':
      return ippClientErrors('stalled', { host, operation, seconds }, options);
    case 'whole':
      return ippClientErrors('too-slow', { host, operation, seconds }, options);
  }
}
