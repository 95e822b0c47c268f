import { readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@hawser/core/clock';
import { encodeAttributes } from '@hawser/core/ipp/encode/encode-attributes';
import { inUrl, type ListenAddress } from '@hawser/core/site/listen-address';
import { Condition } from './condition.ts';
import { answerRequest } from '../ipp-server/answer-request.ts';
import { capabilitiesOf } from './ipp/capabilities.ts';
import { startIppServer } from '../ipp-server/ipp-server.ts';
import { operationsOfPrinter } from './ipp/operations.ts';
import type { PrinterAtWork } from './ipp/printer-operation.ts';
import { PrintQueue } from './jobs/print-queue.ts';
import { type PrinterPlace, uuidOf } from './printer-place.ts';
import type { PrinterSettings } from './printer-settings.ts';
import { forgetPrinterStatus, readWanted, writePrinterStatus } from './printer-state.ts';
import { virtualPrinterErrors } from './virtual-printer-errors.ts';
import { watchWanted } from './watch-wanted.ts';

export interface RunningPrinter {
  readonly uri: string;
  readonly uuid: string;
  stop(): Promise<void>;
}

export interface Running {
  readonly place: PrinterPlace;
  readonly settings: PrinterSettings;
  readonly listen: ListenAddress;
  readonly clock: Clock;
  readonly say: (line: string) => void;
}

/** How often it looks for jobs whose clients have gone. */
const lookMs = 1000;

/** Starts a printer in a folder that is this process's own. */
export async function runVirtualPrinter(running: Running): Promise<RunningPrinter> {
  const { place, settings, listen, clock, say } = running;
  const uuid = await uuidOf(place);
  const started = clock.now();
  const condition = new Condition(await readWanted(place), started);
  const queue = new PrintQueue({
    place,
    clock,
    condition,
    pagesPerMinute: settings.pagesPerMinute,
    first: await firstJob(place),
    say,
  });
  const atWork = Promise.withResolvers<PrinterAtWork>();
  const server = await startIppServer(listen, {
    answer: async (request) =>
      answerRequest(request, {
        printer: async () => atWork.promise,
        operations: operationsOfPrinter,
        say,
      }),
    page: () => `${settings.name}\n${queue.jobs.length} jobs\n`,
    notListening: (address, reason) =>
      virtualPrinterErrors('not-listening', { address, reason }, { target: address }),
  });
  const authority = `${inUrl(listen.host ?? hostname())}:${server.port}`;
  const uri = `ipp://${authority}/ipp/print`;
  const page = `http://${authority}/`;
  const lasting = encodeAttributes(
    capabilitiesOf({ settings, uri, page, uuid, now: new Date(started) }),
  );
  atWork.resolve({ uri, place, clock, started, queue, condition, lasting, say });

  const tell = async (): Promise<void> =>
    writePrinterStatus(place, {
      process: process.pid,
      name: settings.name,
      uri,
      ...condition.state,
    });
  await tell();
  const watching = watchWanted(running, condition, tell);
  const forgetting = clock.every(lookMs, () => void queue.abortForgotten()).unref();
  return {
    uri,
    uuid,
    async stop() {
      forgetting.cancel();
      await server.close();
      await queue.stop();
      await watching.stop();
      await forgetPrinterStatus(place);
    },
  };
}

/** After the last one whose paper lies here; what was not printed the last time is gone, as from a printer. */
async function firstJob({ root, own }: PrinterPlace): Promise<number> {
  for (const name of await readdir(own)) {
    if (name.endsWith('.part')) await rm(join(own, name), { force: true });
  }
  const numbers = (await readdir(root)).map((name) =>
    Number(/^job-(\d{1,9})\b/.exec(name)?.[1] ?? 0),
  );
  return numbers.reduce((most, each) => Math.max(most, each), 0) + 1;
}
