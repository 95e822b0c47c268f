import type { LookupFunction } from 'node:net';
import { systemClock, type Clock } from '../../clock.ts';
import { encodeMessage, type GivenGroup } from '../encode/encode-message.ts';
import type { MessageLimits } from '../limits.ts';
import type { Version } from '../message.ts';
import { operations, type OperationName } from '../tables/operations.ts';
import { addressedGroups } from './addressed-groups.ts';
import type { Authentication } from './authentication/authentication.ts';
import { authenticatorFor } from './authentication/authenticator.ts';
import { openConnections } from './connection/open-connections.ts';
import { inviteMs, type Inviting, type Progress } from './connection/exchange.ts';
import type { Trust } from './connection/trust.ts';
import type { Compression } from './document/compression.ts';
import { usualDecompression, type DecompressionLimits } from './document/decompressed.ts';
import { DocumentSource, type GivenDocument } from './document/document-source.ts';
import { exchangeProven } from './exchange-proven.ts';
import { readIppUri, targetPath } from './ipp-uri.ts';
import { mayRepeat } from './may-repeat.ts';
import { readAnswer, type IppAnswer } from './read-answer.ts';
import { isRepeatable } from './repeatable.ts';
import { Pauses, usualRepeating, type Repeating } from './repeating.ts';
import { usualTimeLimits, type TimeLimits } from './time-limits.ts';

export interface IppClientSettings {
  /** ipp: or ipps: */
  readonly uri: string;
  readonly trust?: Trust;
  /** Finds the address of its host, in place of the system. */
  readonly lookup?: LookupFunction;
  readonly authentication?: Authentication;
  /** What requests say that they are from; it proves nothing. */
  readonly userName?: string;
  readonly naturalLanguage?: string;
  readonly version?: Version;
  readonly timeLimits?: Partial<TimeLimits>;
  readonly repeating?: Partial<Repeating>;
  readonly limits?: Partial<MessageLimits>;
  readonly decompression?: Partial<DecompressionLimits>;
  /** Where several clients speak with one printer: what they find out of it in common. */
  readonly inviting?: Inviting;
  readonly clock?: Clock;
  /** From 0 up to 1: how long pauses are. */
  readonly random?: () => number;
}

export interface SendOptions {
  readonly document?: GivenDocument;
  /** How the document is compressed on its way. */
  readonly compression?: Compression;
  readonly signal?: AbortSignal;
  readonly timeLimits?: Partial<TimeLimits>;
  readonly repeating?: Partial<Repeating>;
  /** Another printer, or the system, at the same place. */
  readonly target?: string;
  /** How much of the request can have arrived, of the last attempt. */
  readonly onProgress?: (progress: Progress) => void;
}

/** Speaks IPP with one printer, or one site. */
export interface IppClient {
  readonly uri: string;
  readonly clock: Clock;
  /**
   * Sends a request, and again after a pause where that can do no harm; the groups need not say charset,
   * language and printer. An answer that is not successful is an error, a `Refusal`.
   */
  send(
    operation: OperationName,
    groups: readonly GivenGroup[],
    options?: SendOptions,
  ): Promise<IppAnswer>;
  /** For whoever tries again by himself: in its time, and at random as its own. */
  pauses(repeating?: Partial<Repeating>): Pauses;
  /** Ends its connections. */
  close(): void;
}

/** Operations whose answers have a document. */
const fetching: ReadonlySet<OperationName> = new Set<OperationName>([
  'Fetch-Document',
  'Get-Next-Document-Data',
  'CUPS-Get-Document',
  'CUPS-Get-PPD',
]);

export function openIppClient(settings: IppClientSettings): IppClient {
  const { uri, clock = systemClock, random = Math.random, version } = settings;
  const address = readIppUri(uri);
  const { host } = address;
  const connections = openConnections(address, settings.trust, settings);
  const authenticator = authenticatorFor(address, settings.authentication);
  const never = new AbortController().signal;
  const { inviting = { waitMs: inviteMs } } = settings;
  let lastRequest = 0;
  const pausesBy = (repeating: Partial<Repeating> = {}): Pauses =>
    new Pauses({ ...usualRepeating, ...settings.repeating, ...repeating }, clock, random);

  const attempt = async (
    operation: OperationName,
    groups: readonly GivenGroup[],
    options: SendOptions & {
      readonly signal: AbortSignal;
      readonly source: DocumentSource | undefined;
    },
  ): Promise<IppAnswer> => {
    const { signal, source, target = uri, compression, onProgress = () => undefined } = options;
    lastRequest = lastRequest === 0x7fffffff ? 1 : lastRequest + 1;
    const requestId = lastRequest;
    const { userName, naturalLanguage = 'en' } = settings;
    const addressing = { operation, target, userName, naturalLanguage, compression };
    const message = {
      code: operations[operation],
      requestId,
      groups: addressedGroups(groups, addressing),
    };
    const answer = await exchangeProven(authenticator, {
      address: { ...address, path: target === uri ? address.path : targetPath(address, target) },
      agent: await connections.agent(signal),
      headers: {},
      attributes: encodeMessage(version === undefined ? message : { ...message, version }),
      document: source,
      operation,
      signal,
      timeLimits: { ...usualTimeLimits, ...settings.timeLimits, ...options.timeLimits },
      clock,
      onProgress,
      inviting,
    });
    const hasDocument = fetching.has(operation);
    const decompression = { ...usualDecompression, ...settings.decompression };
    const limits = settings.limits ?? {};
    return await readAnswer(answer, {
      host,
      operation,
      requestId,
      hasDocument,
      limits,
      decompression,
    });
  };

  return {
    uri,
    clock,
    async send(operation, groups, options = {}) {
      const { signal = never, document, compression } = options;
      const source =
        document === undefined ? undefined : new DocumentSource(document, compression, host);
      const pauses = pausesBy(options.repeating);
      for (;;) {
        let progress: Progress = 'nothing';
        const onProgress = (now: Progress): void => {
          progress = now;
          options.onProgress?.(now);
        };
        try {
          onProgress('nothing');
          return await attempt(operation, groups, { ...options, signal, source, onProgress });
        } catch (error) {
          signal.throwIfAborted();
          const isHarmless = isRepeatable(operation) || progress === 'nothing';
          if (!mayRepeat(error, isHarmless) || source?.canOpen === false) throw error;
          if (!(await pauses.next(signal))) throw error;
        }
      }
    },
    pauses: pausesBy,
    close: () => connections.close(),
  };
}
