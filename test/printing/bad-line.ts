import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { operationName, type OperationName } from '@hawser/core/ipp/tables/operations';
import { onTestFinished } from 'vitest';

export type Mishap =
  /** The connection breaks before the printer hears of the request. */
  | 'not begun'
  /** It breaks when the printer has some of the document, but not its end. */
  | 'in the middle'
  /** So, too, and just where a piece of the document ends that was sent by itself. */
  | 'between pieces'
  /** The printer does what it was asked for, and its answer is lost. */
  | 'answer lost';

export interface BadLine {
  /** ipp: */
  readonly uri: string;
  /** What went through, in its order. */
  readonly passed: readonly (OperationName | undefined)[];
}

/** A line to a printer on which things go wrong: at each request it asks whether. */
export async function badLine(
  printer: string,
  mishapAt: (operation: OperationName | undefined, times: number) => Mishap | undefined,
  /** Awaited at each mishap, when the printer has got of the request what it is to get. */
  whenItHappens: () => Promise<unknown> = async () => undefined,
): Promise<BadLine> {
  const to = new URL(printer.replace(/^ipp:/, 'http:'));
  const passed: (OperationName | undefined)[] = [];
  const server = createServer((asked, answer) => {
    asked.on('error', () => undefined);
    void (async () => {
      const pieces = asked[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
      const first = await pieces.next();
      if (first.done === true) return;
      const operation = operationName(first.value.readUInt16BE(2));
      passed.push(operation);
      const times = passed.filter((one) => one === operation).length;
      const mishap = mishapAt(operation, times);
      await pass({ asked, answer, first: first.value, pieces, whenItHappens }, to, mishap);
    })().catch(() => asked.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { uri: `ipp://127.0.0.1:${port}${to.pathname}`, passed };
}

interface Passing {
  readonly asked: IncomingMessage;
  readonly answer: ServerResponse;
  readonly first: Buffer;
  readonly pieces: AsyncIterator<Buffer>;
  readonly whenItHappens: () => Promise<unknown>;
}

async function pass(
  { asked, answer, first, pieces, whenItHappens }: Passing,
  to: URL,
  mishap: Mishap | undefined,
): Promise<void> {
  if (mishap === 'not begun') {
    await whenItHappens();
    asked.socket.destroy();
    return;
  }
  const {
    'content-type': type,
    'transfer-encoding': encoding,
    'content-length': length,
  } = asked.headers;
  const headers = {
    'content-type': type,
    ...(length === undefined ? { 'transfer-encoding': encoding } : { 'content-length': length }),
  };
  const further = request(to, { method: 'POST', headers, agent: false });
  further.on('error', () => asked.socket.destroy());
  // Who breaks off in the middle has broken off for the printer, too.
  asked.once('close', () => {
    if (!asked.complete) further.destroy();
  });
  const answered = once(further, 'response') as Promise<[IncomingMessage]>;
  answered.catch(() => undefined);
  further.write(first);
  if (mishap === 'in the middle' || mishap === 'between pieces') {
    // A part of the document, too, so that the printer is at it.
    const next = await pieces.next();
    if (next.done !== true) further.write(next.value);
    await written(further.socket, mishap === 'in the middle' ? 'ffff\r\nThe beginning' : '');
    await whenItHappens();
    further.socket?.resetAndDestroy();
    asked.socket.resetAndDestroy();
    return;
  }
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
    further.write(next.value);
  }
  further.end();
  const [response] = await answered;
  if (mishap === 'answer lost') {
    await response.toArray();
    await whenItHappens();
    asked.socket.destroy();
    return;
  }
  answer.writeHead(response.statusCode ?? 500, response.headers);
  response.pipe(answer);
}

/** Waits until everything up to here is on its way. */
async function written(socket: Socket | null, text: string): Promise<void> {
  await new Promise<void>((resolve) => void socket?.write(text, () => resolve()));
}
