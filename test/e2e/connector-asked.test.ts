import { join } from 'node:path';
import { openSession } from '@hawser/command/invocation/session';
import { systemClock } from '@hawser/core/clock';
import { type OperationName, operations } from '@hawser/core/ipp/tables/operations';
import { expect, onTestFinished, test, vi } from 'vitest';
import { agentFolder } from '../../packages/agent/src/registration/agent-folder.ts';
import { readRegistration } from '../../packages/agent/src/registration/registration.ts';
import { runAgent } from '../../packages/agent/src/running/run-agent.ts';
import { startedSite } from '../../packages/site/test/started-site.ts';
import { type LightPrinter, startLightPrinters } from '../light-printers.ts';
import { startVirtualPrinter } from '../virtual-printer/virtual-printer.ts';
import { type CloudOffice, ConnectorLab } from './connector-lab.ts';

vi.setConfig({ testTimeout: 60_000 });

const [processing, stopped, completed] = [5, 6, 9];

interface Asked {
  readonly office: CloudOffice;
  readonly said: readonly string[];
  /** Ends the connector. */
  end(): Promise<void>;
}

async function officeOf(uri: string): Promise<Asked> {
  const { address } = await startedSite();
  const lab = await ConnectorLab.of(address, [uri]);
  const folder = agentFolder(join(lab.home, 'data', 'agent'));
  const stop = new AbortController();
  const said: string[] = [];
  const running = runAgent({
    folder,
    registration: await readRegistration(folder),
    version: '1',
    session: await openSession({}, {}),
    clock: systemClock,
    signal: stop.signal,
    say: (line) => void said.push(line),
  });
  const end = async (): Promise<void> => {
    stop.abort();
    await running;
  };
  onTestFinished(end);
  const office = await lab.publish('Office', uri);
  await office.isServed();
  return { office, said, end };
}

test('who asks a cloud printer which one it is sees it at the real printer', async () => {
  const printer = await startVirtualPrinter();
  const { office, said, end } = await officeOf(printer.uri);
  const identify = { 'identify-actions': 'display', message: 'The one for Ada' } as const;
  await office.caller.done('Identify-Printer', { operation: identify });
  await vi.waitUntil(() => said.some((line) => line.includes('it shows which printer it is')));
  await vi.waitUntil(() => printer.said().includes('The one for Ada'));
  const reasons = (await office.attributes())?.keywords('printer-state-reasons');
  expect(reasons).not.toContain('identify-printer-requested');

  await end();
  const refused = { status: 'client-error-not-possible' };
  await expect
    .poll(async () => office.caller.ask('Identify-Printer', { operation: identify }))
    .toMatchObject(refused);
});

/** A printer that goes on with a job until it is told to, and knows how to stop in the middle. */
function slowly(printer: LightPrinter): { asked: OperationName[]; finish: () => void } {
  const asked: OperationName[] = [];
  let state: 'processing' | 'processing-stopped' | 'completed' = 'processing';
  printer.says = {
    'operations-supported': [operations['Suspend-Current-Job'], operations['Resume-Job']],
  };
  printer.mischief = ({ name, operation }) => {
    if (name === 'Suspend-Current-Job' || name === 'Resume-Job') {
      asked.push(name);
      state = name === 'Resume-Job' ? 'processing' : 'processing-stopped';
      return {};
    }
    if (name !== 'Get-Job-Attributes') return undefined;
    const attributes = {
      'job-id': operation?.integer('job-id') ?? 0,
      'job-state': state,
      'job-state-reasons': state === 'processing-stopped' ? 'job-suspended' : 'none',
    };
    return { groups: [{ tag: 'job', attributes }] };
  };
  return { asked, finish: () => (state = 'completed') };
}

test('a job that prints is suspended in the middle, and goes on when it is resumed', async () => {
  const light = await startLightPrinters(1);
  onTestFinished(light.close);
  const [printer] = light.all as [LightPrinter];
  const { asked, finish } = slowly(printer);
  const { office } = await officeOf(light.uri(printer));
  const job = await office.print(Buffer.from('%PDF-1.7\n'));
  await office.prints(job);
  const operation = { 'job-id': job };
  await office.caller.done('Suspend-Current-Job', { operation });
  await vi.waitUntil(() => asked.length === 1, 10_000);
  expect(await office.reaches(job, stopped)).toBe(stopped);
  await office.caller.done('Resume-Job', { operation });
  await vi.waitUntil(() => asked.length === 2, 10_000);
  expect(asked).toEqual(['Suspend-Current-Job', 'Resume-Job']);
  expect(await office.reaches(job, processing)).toBe(processing);
  finish();
  await office.reaches(job, completed);
});
