import { once } from 'node:events';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { request, type RequestOptions } from 'node:https';
import { buffer } from 'node:stream/consumers';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { decodeMessage } from '@hawser/core/ipp/decode/decode-message';
import { encodeMessage, type GivenGroup } from '@hawser/core/ipp/encode/encode-message';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { groupsOf, type Message } from '@hawser/core/ipp/message';
import { type OperationName, operations } from '@hawser/core/ipp/tables/operations';
import { statusName } from '@hawser/core/ipp/tables/status-codes';

export interface Answer {
  readonly status: string | undefined;
  readonly message: Message;
  readonly document: Buffer;
}

export interface Sent {
  readonly operation?: GivenAttributes;
  readonly groups?: readonly GivenGroup[];
  readonly document?: Uint8Array;
}

/** Speaks IPP with a printer of a site, as who a certificate or a token says. */
export class IppCaller {
  readonly #options: RequestOptions;
  readonly #url: string;
  readonly #target: GivenAttributes;

  constructor(
    site: SiteAddress,
    printer: { readonly id: string; readonly url: string },
    token?: string,
  ) {
    const isSystem = printer.id === 'system';
    this.#url = `${site.url}/ecp/${isSystem ? '' : 'printers/'}${printer.id}`;
    this.#target = { [isSystem ? 'system-uri' : 'printer-uri']: printer.url };
    this.#options = {
      method: 'POST',
      ca: site.trustAnchor,
      ...(token === undefined ? site.certificate : {}),
      headers: {
        'content-type': 'application/ipp',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
    };
  }

  get path(): string {
    return new URL(this.#url).pathname;
  }

  message(name: OperationName, { operation = {}, groups = [] }: Sent = {}): Buffer {
    return encodeMessage({
      code: operations[name],
      requestId: 1,
      groups: [
        {
          tag: 'operation',
          attributes: {
            'attributes-charset': 'utf-8',
            'attributes-natural-language': 'en',
            ...this.#target,
            ...operation,
          },
        },
        ...groups,
      ],
    });
  }

  /** A request of which the document still comes, by whoever writes into it. */
  send(name: OperationName, asked: Sent = {}): ClientRequest {
    const sent = request(this.#url, this.#options);
    sent.write(this.message(name, asked));
    return sent;
  }

  /** An answer of which nothing has been read. */
  async begin(name: OperationName, asked: Sent = {}): Promise<IncomingMessage> {
    const sent = request(this.#url, this.#options);
    sent.write(this.message(name, asked));
    sent.end(asked.document);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    return response;
  }

  async ask(name: OperationName, asked: Sent = {}): Promise<Answer> {
    const response = await this.begin(name, asked);
    const bytes = await buffer(response);
    if (response.statusCode !== 200) throw new Error(`${response.statusCode}: ${bytes.toString()}`);
    const { message: answer, document: rest } = decodeMessage(bytes);
    return { status: statusName(answer.code), message: answer, document: rest };
  }

  /** What is done, or throws why it is not. */
  async done(...asked: Parameters<IppCaller['ask']>): Promise<Answer> {
    const answer = await this.ask(...asked);
    if (answer.status === 'successful-ok') return answer;
    const [operation] = groupsOf(answer.message, 'operation');
    throw new Error(`${asked[0]}: ${answer.status}: ${operation?.text('status-message')}`);
  }
}

/** The same with all printers of a site together. */
export function systemCaller(site: SiteAddress): IppCaller {
  const { host } = new URL(site.url);
  return new IppCaller(site, { id: 'system', url: `ipps://${host}/ecp/system` });
}
