import { defineCommand } from '@hawser/command/declaration/command';
import { decisions } from '@hawser/core/printing/job/job-decisions';
import { printJobOutput } from '@hawser/command/print-jobs/print-job-output';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';

export default defineCommand({
  verb: 'Resume',
  noun: 'PrintJob',
  summary: 'Has a print job go on that waits for its PIN, or decides of one possibly printed.',
  description:
    'A job with a PIN is held at the site until somebody gives it: when he stands at the printer. Where the device of a job was lost while it printed, nobody knows whether there is paper: the job is possibly-printed, and is not printed again by itself. Somebody looks, and says by -Decision what becomes of it: printed counts it as done, again has it printed again from the beginning. stop-print-job cancels it.',
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
      minimum: 1,
      maximum: 255,
      help: 'The PIN with which it was printed; asked for where the job waits for one.',
    },
    decision: {
      type: 'enum',
      choices: decisions,
      help: 'What becomes of a job that is possibly-printed; asked for where it is.',
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
    {
      line: 'hawser-agent resume-print-job Office/17 -Decision again',
      says: 'Prints a job again that is possibly-printed, because there is no paper.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, need, passThru }) {
    const { deviceSite } = await import('../printing/device-site.ts');
    const { namedPrinter } = await import('../printing/find-printers.ts');
    const { DevicePrinter } = await import('../printing/device-printer.ts');
    const { deviceErrors } = await import('../printing/device-errors.ts');
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getPrintJob, resumePrintJob } = await import('@hawser/core/api/contracts/print-jobs');
    const site = await deviceSite(agentFolder(parameters.folder), session);
    const params = { job: parameters.id };
    const { id, name, number, printerId, reasons, state } = await callSite(
      site,
      getPrintJob,
      { params },
      { signal },
    );
    if (state === 'possibly-printed') {
      const { decision } = await need(['decision']);
      const action = decision === 'printed' ? 'Count As Printed' : 'Resume Print Job';
      if (!(await should(`${id} (${name})`, action))) return;
      await callSite(site, resumePrintJob, { params, body: { decision } }, { signal });
    } else {
      if (!reasons.includes('job-password-wait')) throw deviceErrors('no-pin-wanted', { job: id });
      const { pin } = await need(['pin']);
      const found = await namedPrinter(site, printerId, signal);
      using printer = await DevicePrinter.open(site, found, signal);
      if (!(await should(`${id} (${name})`, 'Resume Print Job'))) return;
      await printer.release(number, pin, signal);
    }
    if (passThru) yield await callSite(site, getPrintJob, { params }, { signal });
  },
});
