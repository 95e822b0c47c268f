import { randomBytes } from 'node:crypto';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import { expect, onTestFinished, vi } from 'vitest';
import { printerOperations } from '../../packages/site/src/services/print/operations/printer-operations.ts';
import { startedSite } from '../../packages/site/test/started-site.ts';
import { type AgentProcess, startAgent } from '../agent-process.ts';
import { badLine, type Mishap } from '../printing/bad-line.ts';
import { startEvePrinter } from '../printing/eve-printer.ts';
import { ArrivingJob } from '../../packages/site/test/services/print/arriving-job.ts';
import { ConnectorLab } from './connector-lab.ts';

/** Where a connector is killed. */
export interface KillStep {
  /** What it asks, of the site or of the printer. */
  readonly of: 'site' | 'printer';
  readonly operation: OperationName;
  /** Which one of them, for a job, from 1 on. */
  readonly times?: number;
  /** Before it is done, or when it is and before the connector has the answer; `middle` of a document. */
  readonly when: 'before' | 'after' | 'middle';
  /** What becomes of the job once the connector is back: one of these. */
  readonly becomes: readonly Fate[];
}

type Fate = 'printed once' | 'possibly printed';

const once: readonly Fate[] = ['printed once'];
const perhaps: readonly Fate[] = ['possibly printed'];
/** A printer that has lost its line may say that it has nothing, when it is sent again, or that it is at it. */
const asPrinterSays: readonly Fate[] = [...once, ...perhaps];

/** The steps of the protocol, in their order. */
export const killSteps: readonly KillStep[] = [
  { of: 'site', operation: 'Fetch-Job', when: 'before', becomes: once },
  { of: 'site', operation: 'Fetch-Job', when: 'after', becomes: once },
  { of: 'site', operation: 'Acknowledge-Job', when: 'before', becomes: once },
  { of: 'site', operation: 'Acknowledge-Job', when: 'after', becomes: once },
  // That it waits.
  { of: 'site', operation: 'Update-Job-Status', when: 'before', becomes: once },
  { of: 'site', operation: 'Update-Job-Status', when: 'after', becomes: once },
  { of: 'site', operation: 'Fetch-Document', when: 'before', becomes: once },
  { of: 'site', operation: 'Fetch-Document', when: 'after', becomes: once },
  { of: 'site', operation: 'Acknowledge-Document', when: 'before', becomes: once },
  { of: 'site', operation: 'Acknowledge-Document', when: 'after', becomes: once },
  { of: 'printer', operation: 'Create-Job', when: 'before', becomes: once },
  { of: 'printer', operation: 'Create-Job', when: 'after', becomes: once },
  // That it prints.
  { of: 'site', operation: 'Update-Job-Status', times: 2, when: 'before', becomes: once },
  { of: 'site', operation: 'Update-Job-Status', times: 2, when: 'after', becomes: once },
  { of: 'printer', operation: 'Send-Document', when: 'before', becomes: once },
  { of: 'printer', operation: 'Send-Document', when: 'middle', becomes: asPrinterSays },
  { of: 'printer', operation: 'Send-Document', when: 'after', becomes: perhaps },
  { of: 'printer', operation: 'Get-Job-Attributes', when: 'before', becomes: once },
  { of: 'printer', operation: 'Get-Job-Attributes', when: 'after', becomes: once },
];

/** The steps that come when all of a document is at the site. */
const needsEnd = new Set([
  'before Acknowledge-Document of the site',
  'after Acknowledge-Document of the site',
  'after Send-Document of the printer',
  'before Get-Job-Attributes of the printer',
  'after Get-Job-Attributes of the printer',
]);

/** What may become of a job of which the document still arrives; the printer may be at it by then. */
export function becomesArriving(step: KillStep): readonly Fate[] {
  return step.of === 'site' && step.operation === 'Acknowledge-Document'
    ? asPrinterSays
    : step.becomes;
}

const mishaps: Readonly<Record<KillStep['when'], Mishap>> = {
  before: 'not begun',
  middle: 'in the middle',
  after: 'answer lost',
};

const [pendingHeld, canceled, aborted, completed] = [4, 7, 8, 9];

export function nameOf({ of, operation, times = 1, when }: KillStep): string {
  return `${when} ${times > 1 ? `the ${times}. ` : ''}${operation} of the ${of}`;
}

/** A site, a connector in a process of its own, and a real printer; the connector is killed where it is told. */
export async function killableConnector() {
  let armed: KillStep | undefined;
  let seen = 0;
  let agent: AgentProcess;
  let killed = Promise.withResolvers<void>();
  const isIt = (of: KillStep['of'], operation: OperationName | undefined): boolean => {
    if (armed?.of !== of || armed.operation !== operation) return false;
    seen += 1;
    return seen === (armed.times ?? 1);
  };
  const kill = async (): Promise<void> => {
    armed = undefined;
    await agent.end('SIGKILL');
    killed.resolve();
  };
  for (const operation of printerOperations.values()) {
    const original = operation.run.bind(operation);
    const spied = vi.spyOn(operation, 'run');
    // The next test spies on it anew.
    onTestFinished(() => spied.mockRestore());
    spied.mockImplementation(async (asked, parts) => {
      const step = armed;
      if (!isIt('site', operation.name) || step === undefined) return await original(asked, parts);
      if (step.when === 'before') {
        await kill();
        throw new Error('nobody waits for it any more');
      }
      const answer = await original(asked, parts);
      await kill();
      return answer;
    });
  }
  const printer = await startEvePrinter();
  const line = await badLine(
    printer.uri,
    (operation) => {
      const step = armed;
      return isIt('printer', operation) && step !== undefined ? mishaps[step.when] : undefined;
    },
    kill,
  );
  const { address } = await startedSite({ requestsPerSecond: '1000' });
  const lab = await ConnectorLab.of(address, [line.uri]);
  agent = startAgent(lab.home);
  const office = await lab.publish('Office', line.uri);
  await office.isServed();
  return {
    /** Prints something, kills the connector there, starts it again, and gives what came of it. */
    async killedAt(step: KillStep, how: 'whole' | 'arriving' = 'whole'): Promise<Fate> {
      const before = (await printer.paper.printed()).length;
      const document = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(200_000)]);
      seen = 0;
      armed = step;
      killed = Promise.withResolvers<void>();
      const arriving = how === 'arriving' ? await ArrivingJob.begin(office.caller) : undefined;
      const job = arriving?.number ?? (await office.print(document));
      // What is to be there before it can be killed may be the end.
      const needsAll = arriving !== undefined && needsEnd.has(nameOf(step));
      const sent = needsAll ? arriving.end() : undefined;
      await killed.promise;
      agent = startAgent(lab.home);
      if (sent === undefined) await arriving?.more(500_000);
      await (sent ?? arriving?.end());
      const state = await office.reaches(job, pendingHeld, canceled, aborted, completed);
      const paper = (await printer.paper.printed()).slice(before);
      if (state === completed) {
        expect(paper).toEqual([arriving?.document ?? document]);
        return 'printed once';
      }
      expect(state).toBe(pendingHeld);
      expect(paper.length).toBeLessThanOrEqual(1);
      await office.cancel(job);
      return 'possibly printed';
    },
  };
}
