import { readMessage } from '../decode/read-message.ts';
import { MessageError } from '../decode/message-error.ts';
import type { MessageLimits } from '../limits.ts';
import { groupsOf, type Message } from '../message.ts';
import { isSuccess } from '../tables/status-codes.ts';
import { ippClientErrors } from './client-errors.ts';
import type { HttpAnswer } from './connection/exchange.ts';
import { decompressed, type DecompressionLimits } from './document/decompressed.ts';
import { Refusal } from './refusal.ts';

export interface IppAnswer {
  readonly message: Message;
  /** What came with it, without the compression it may have had. It is to be read, or given up by `return`. */
  readonly document: AsyncIterableIterator<Uint8Array>;
}

export interface Reading {
  readonly host: string;
  readonly operation: string;
  readonly requestId: number;
  readonly hasDocument: boolean;
  readonly limits: Partial<MessageLimits>;
  readonly decompression: DecompressionLimits;
}

/** What was answered by IPP. Everything else is an error that says what it was. */
export async function readAnswer(answer: HttpAnswer, reading: Reading): Promise<IppAnswer> {
  const { body } = answer;
  const { host, operation, requestId, limits } = reading;
  try {
    const trouble = httpTrouble(answer, reading);
    if (trouble !== undefined && !isIpp(answer)) throw trouble;
    const { message, document } = await readMessage(body, { limits, badValues: 'keep' });
    if (message.requestId !== requestId) {
      const reason = `it is for request ${message.requestId}, and not ${requestId}`;
      throw ippClientErrors('malformed-answer', { host, operation, reason }, { target: host });
    }
    if (!isSuccess(message.code)) throw new Refusal(operation, host, message);
    if (trouble !== undefined) throw trouble;
    if (reading.hasDocument) return { message, document: plain(message, document, reading) };
    await body.release();
    return { message, document: nothing() };
  } catch (error) {
    await (error instanceof Refusal ? body.release() : body.return());
    if (!(error instanceof MessageError)) throw error;
    const reason = error.message.replace(/\.$/, '');
    throw ippClientErrors(
      'malformed-answer',
      { host, operation, reason },
      { target: host, cause: error },
    );
  }
}

function isIpp({ headers }: HttpAnswer): boolean {
  return /^application\/ipp\s*(?:;|$)/i.test(headers['content-type'] ?? '');
}

/** For a while only, as far as who answers knows. */
const passing = new Set([408, 425, 429, 502, 503, 504]);

function httpTrouble(answer: HttpAnswer, { host, operation }: Reading): Error | undefined {
  const { status, headers } = answer;
  const options = { target: host };
  if (status >= 300 && status < 400) {
    const place = headers.location ?? 'nowhere';
    return ippClientErrors('redirected', { host, place: place.slice(0, 500) }, options);
  }
  if (status === 403) return ippClientErrors('forbidden', { host, operation }, options);
  if (status === 426) return ippClientErrors('encryption-wanted', { host }, options);
  if (passing.has(status)) {
    return ippClientErrors('unavailable', { host, operation, status }, options);
  }
  if (status !== 200) return ippClientErrors('http-status', { host, operation, status }, options);
  if (isIpp(answer) && headers['content-encoding'] === undefined) return undefined;
  const what = headers['content-encoding'] ?? headers['content-type'] ?? 'something';
  return ippClientErrors('not-ipp', { host, operation, what: what.slice(0, 100) }, options);
}

function plain(
  message: Message,
  document: AsyncIterableIterator<Uint8Array>,
  { host, decompression: limits }: Reading,
): AsyncIterableIterator<Uint8Array> {
  const compression = groupsOf(message, 'operation')[0]?.keyword('compression') ?? 'none';
  if (compression === 'none') return document;
  return decompressed(document, compression, { host, limits });
}

async function* nothing(): AsyncGenerator<Uint8Array, void> {}
