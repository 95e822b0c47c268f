import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import { createServer as createRawServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import {
  openIppClient,
  type IppClient,
  type IppClientSettings,
} from '../../../src/ipp/client/ipp-client.ts';
import { encodeMessage, type GivenGroup } from '../../../src/ipp/encode/encode-message.ts';
import { systemClock, type Clock } from '../../../src/clock.ts';

export interface TestPrinter {
  readonly uri: string;
  /** How often it was asked. */
  readonly asked: number;
}

/** A printer that does with a connection what it likes. */
export async function rawPrinterThat(answers: (socket: Socket) => void): Promise<TestPrinter> {
  const printer = { uri: '', asked: 0 };
  const sockets = new Set<Socket>();
  const server = createRawServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => {
      printer.asked += 1;
      answers(socket);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  printer.uri = `ipp://127.0.0.1:${(server.address() as AddressInfo).port}/ipp/print`;
  return printer;
}

export interface Speaking {
  /** It is reached by ipps then. */
  readonly tls?: ServerOptions;
}

type Answering = (asked: IncomingMessage, answer: ServerResponse) => Promise<void> | void;

/** A printer that speaks HTTP, and answers requests as it likes. */
export async function printerThat(
  answers: Answering,
  { tls }: Speaking = {},
): Promise<TestPrinter> {
  const printer = { uri: '', asked: 0 };
  const listener: RequestListener = (asked, answer) => {
    printer.asked += 1;
    void (async () => answers(asked, answer))();
  };
  const server: Server =
    tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  // Whether a document is invited is for the printer to say.
  server.on('checkContinue', listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  printer.uri = `${tls === undefined ? 'ipp' : 'ipps'}://127.0.0.1:${port}/ipp/print`;
  return printer;
}

/** Nobody waits between attempts. */
const hurriedClock: Clock = { ...systemClock, sleep: async () => undefined };

export function clientOf(settings: IppClientSettings): IppClient {
  const client = openIppClient({ clock: hurriedClock, ...settings });
  onTestFinished(() => client.close());
  return client;
}

/** Takes all of a request, and answers it. */
export async function answerIpp(
  asked: IncomingMessage,
  answer: ServerResponse,
  {
    status = 0,
    groups = [],
    document = Buffer.alloc(0),
  }: { status?: number; groups?: readonly GivenGroup[]; document?: Uint8Array } = {},
): Promise<void> {
  if (asked.headers.expect !== undefined) answer.writeContinue();
  const body = Buffer.concat(await asked.toArray());
  const requestId = body.readInt32BE(4);
  answer.writeHead(200, { 'content-type': 'application/ipp' });
  answer.end(Buffer.concat([encodeMessage({ code: status, requestId, groups }), document]));
}
