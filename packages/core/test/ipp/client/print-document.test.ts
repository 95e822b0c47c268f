import { expect, it } from 'vitest';
import { printDocument } from '../../../src/ipp/client/job/print-document.ts';
import { clientOf, printerThat } from './printer-that.ts';
import { smallPrinter } from './small-printer.ts';

const page = Buffer.from('A page.');
const letter = {
  jobName: 'letter',
  async *document(): AsyncGenerator<Buffer, void> {
    yield page;
  },
};

it('a printer that takes a job only with its document gets it so', async () => {
  const printer = await smallPrinter(() => false);
  expect(await printDocument(clientOf({ uri: printer.uri }), letter)).toMatchObject({ jobId: 1 });
  expect(printer.printed).toEqual([page]);
});

it('its job is found by the UUID that was given to it, when its answer is lost', async () => {
  const printer = await smallPrinter((operation) => operation === 'Print-Job');
  expect(await printDocument(clientOf({ uri: printer.uri }), letter)).toMatchObject({ jobId: 1 });
  expect(printer.printed).toEqual([page]);
});

it('where it shows no UUIDs of others it is said that nobody can know', async () => {
  const losesAnswer = (operation?: string): boolean => operation === 'Print-Job';
  const printer = await smallPrinter(losesAnswer, { keepsUuids: false });
  await expect(printDocument(clientOf({ uri: printer.uri }), letter)).rejects.toMatchObject({
    code: 'ipp-peer-possibly-printed',
    message:
      'Nobody can say whether letter was printed at 127.0.0.1: the connection broke (The connection to 127.0.0.1, port ' +
      `${new URL(printer.uri).port}, broke: socket hang up), and the printer shows no such job.`,
  });
  expect(printer.printed).toEqual([page]);
});

it('whoever stops printing has the job canceled', async () => {
  const controller = new AbortController();
  const reason = new Error('never mind');
  const heard: number[] = [];
  const printer = await printerThat(async (asked, answer) => {
    answer.writeContinue();
    const pieces = asked[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    const { value } = await pieces.next();
    const head = Buffer.from(value as Buffer);
    heard.push(head.readUInt16BE(2));
    if (head.readUInt16BE(2) === 0x0006) return controller.abort(reason);
    const job = Buffer.from([2, 0x21, 0, 6, ...Buffer.from('job-id'), 0, 4, 0, 0, 0, 5, 3]);
    const body = Buffer.concat([Buffer.from([2, 0, 0, 0]), head.subarray(4, 8), job]);
    answer.writeHead(200, { 'content-type': 'application/ipp' }).end(body);
  });
  const client = clientOf({ uri: printer.uri });
  const printing = printDocument(client, { ...letter, signal: controller.signal });
  await expect(printing).rejects.toBe(reason);
  expect(heard).toEqual([0x0005, 0x0006, 0x0008]);
});
