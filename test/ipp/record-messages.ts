import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { decodeMessage } from '@hawser/core/ipp/decode/decode-message';
import { operationName } from '@hawser/core/ipp/tables/operations';

// Stands between an IPP client and a printer, and keeps what they say to each other, without documents:
//
//     node test/ipp/record-messages.ts http://localhost:631 8631 test/ipp/golden/cupsd
//
// records what is said at port 8631. What is in golden/ came from Debian's cups 2.4.2 like that: cupsd with
// an IPP Everywhere queue and ippeveprinter, asked by lp and ipptool.

const [printer = '', port = '', folder = ''] = process.argv.slice(2);
let recorded = 0;

await mkdir(folder, { recursive: true });
createServer((request, response) => {
  void relay(request, response);
}).listen(Number(port), 'localhost');

async function relay(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await buffer(request);
  const asked = ask(new URL(request.url ?? '/', printer), {
    method: request.method ?? 'POST',
    headers: { 'content-type': request.headers['content-type'], 'content-length': body.length },
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    asked.on('response', resolve).on('error', reject);
  });
  asked.end(body);
  const answer = await answered;
  const answerBody = await buffer(answer);
  const type = answer.headers['content-type'] ?? '';
  if (type === 'application/ipp') await record(body, answerBody);
  response.writeHead(answer.statusCode ?? 500, { 'content-type': type }).end(answerBody);
}

async function record(request: Buffer, response: Buffer): Promise<void> {
  recorded += 1;
  const { code } = decodeMessage(request).message;
  const name = `${String(recorded).padStart(2, '0')}-${operationName(code) ?? code.toString(16)}`;
  await writeFile(join(folder, `${name}.request`), attributesOf(request));
  await writeFile(join(folder, `${name}.response`), attributesOf(response));
}

function attributesOf(message: Buffer): Buffer {
  return message.subarray(0, message.length - decodeMessage(message).document.length);
}
