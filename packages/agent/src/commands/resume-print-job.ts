import { defineCommand } from '@hawser/command/declaration/command';
import { printJobOutput } from '@hawser/command/print-jobs/print-job-output';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Resume',
  noun: 'PrintJob',
  summary: 'Has a print job go on that waits for its PIN.',
  description:
    'The job is held at the site until somebody gives the PIN with which it was printed: when he stands at the printer.',
  parameters: {
    id: {
      type: 'string',
      mandatory: true,
      position: 0,
      minimum: 1,
      maximum: 250,
      help: 'The job, by printer and number as Office/17.',
    },
    pin: {
      type: 'secret',
      mandatory: true,
      minimum: 1,
      maximum: 255,
      help: 'The PIN with which it was printed.',
    },
    ...folderParameter,
  },
  impact: 'low',
  passThru: 'Writes the job.',
  output: printJobOutput,
  examples: [
    {
      line: 'hawser-agent resume-print-job Office/17',
      says: 'Asks for the PIN, and has the job printed.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser-agent resume-print-job Office/17 -PinFile pin.txt',
      says: 'Takes it from a file.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, passThru }) {
    const { deviceSite } = await import('../printing/device-site.ts');
    const { namedPrinter } = await import('../printing/find-printers.ts');
    const { DevicePrinter } = await import('../printing/device-printer.ts');
    const { deviceErrors } = await import('../printing/device-errors.ts');
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getPrintJob } = await import('@hawser/core/api/contracts/print-jobs');
    const site = await deviceSite(agentFolder(parameters.folder), session);
    const params = { job: parameters.id };
    const { id, name, number, printerId, reasons } = await callSite(
      site,
      getPrintJob,
      { params },
      { signal },
    );
    if (!reasons.includes('job-password-wait')) throw deviceErrors('no-pin-wanted', { job: id });
    const found = await namedPrinter(site, printerId, signal);
    using printer = await DevicePrinter.open(site, found, signal);
    if (!(await should(`${id} (${name})`, 'Resume Print Job'))) return;
    await printer.release(number, parameters.pin, signal);
    if (passThru) yield await callSite(site, getPrintJob, { params }, { signal });
  },
});
