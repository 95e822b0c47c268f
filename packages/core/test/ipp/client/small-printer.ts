import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodeMessage } from '../../../src/ipp/decode/decode-message.ts';
import { encodeMessage } from '../../../src/ipp/encode/encode-message.ts';
import type { GivenAttributes } from '../../../src/ipp/encode/given.ts';
import { groupsOf, type Message } from '../../../src/ipp/message.ts';
import { operationName, type OperationName } from '../../../src/ipp/tables/operations.ts';
import { printerThat, type TestPrinter } from './printer-that.ts';

interface Job {
  readonly id: number;
  readonly uuid: string | undefined;
  state: number;
}

/** A printer that makes a job and takes its document in one, and is done with it at once. */
export interface SmallPrinter extends TestPrinter {
  readonly printed: readonly Buffer[];
  readonly heard: readonly (OperationName | undefined)[];
}

export async function smallPrinter(
  /** Whether the answer gets lost; each operation is counted by itself. */
  losesAnswer: (operation: OperationName | undefined, times: number) => boolean,
  { keepsUuids = true }: { readonly keepsUuids?: boolean } = {},
): Promise<SmallPrinter> {
  const jobs: Job[] = [];
  const printed: Buffer[] = [];
  const heard: (OperationName | undefined)[] = [];
  const shown = ({ id, uuid, state }: Job): GivenAttributes => ({
    'job-id': id,
    'job-uuid': keepsUuids ? uuid : 'urn:uuid:00000000-0000-4000-8000-000000000000',
    'job-state': state,
    'job-state-reasons': 'none',
    'time-at-processing': id,
  });
  const doing = new Map<OperationName, (message: Message, document: Buffer) => readonly Job[]>([
    [
      'Print-Job',
      (message, document) => {
        const uuid = groupsOf(message, 'operation')[0]?.uri('job-uuid');
        const job = { id: jobs.length + 1, uuid, state: 9 };
        jobs.push(job);
        printed.push(document);
        return [job];
      },
    ],
    [
      'Get-Jobs',
      (message) => {
        const which = groupsOf(message, 'operation')[0]?.keyword('which-jobs');
        return jobs.filter(({ state }) => (which === 'completed' ? state > 6 : state < 7));
      },
    ],
    [
      'Get-Job-Attributes',
      (message) => {
        const wanted = groupsOf(message, 'operation')[0]?.integer('job-id');
        return jobs.filter(({ id }) => id === wanted);
      },
    ],
  ]);
  const answers = async (asked: IncomingMessage, answer: ServerResponse): Promise<void> => {
    if (asked.headers.expect !== undefined) answer.writeContinue();
    const { message, document } = decodeMessage(Buffer.concat(await asked.toArray()));
    const operation = operationName(message.code);
    heard.push(operation);
    const times = heard.filter((one) => one === operation).length;
    const act = operation === undefined ? undefined : doing.get(operation);
    const answered = act?.(message, document) ?? [];
    if (losesAnswer(operation, times)) {
      asked.socket.destroy();
      return;
    }
    answer.writeHead(200, { 'content-type': 'application/ipp' }).end(
      encodeMessage({
        code: act === undefined ? 0x0501 : 0,
        requestId: message.requestId,
        groups: answered.map((job) => ({ tag: 'job', attributes: shown(job) })),
      }),
    );
  };
  const printer = await printerThat(answers);
  return {
    uri: printer.uri,
    get asked() {
      return printer.asked;
    },
    printed,
    heard,
  };
}
