import { basename } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import { fromPrinters } from '../printing/printer-objects.ts';
import { printJobOutput } from '@hawser/command/print-jobs/print-job-output';
import { agentFolder, folderParameter } from '../registration/agent-folder.ts';
import { sideNames } from '../printing/side-names.ts';

export default defineCommand({
  verb: 'Send',
  noun: 'PrintJob',
  aliases: ['print'],
  summary: 'Prints a file at a printer of the site, and says how far it is until it is on paper.',
  description:
    'What the printer cannot do, and what is no document, is refused before anything is sent, with what it can. The file is sent once: where the line breaks it goes on, and is not printed twice. Ctrl-C while it is printed ends the watching only; the job goes on.',
  parameters: {
    file: { type: 'path', mandatory: true, position: 0, help: 'The file, best a PDF.' },
    printer: {
      type: 'string',
      mandatory: true,
      position: 1,
      minimum: 1,
      maximum: 200,
      pipeline: 'property',
      from: { ...fromPrinters, 'Hawser.PrintJob': 'printerId' },
      help: 'The printer, by its name or its id; find-printer shows them.',
    },
    copies: { type: 'int', minimum: 1, maximum: 9999, help: 'How many.' },
    sides: {
      type: 'enum',
      choices: sideNames,
      help: 'On one side of the paper or on both; two-sided-short is for what is turned like a calendar.',
    },
    media: {
      type: 'string',
      maximum: 255,
      help: 'The paper, as A4, or by its whole name, as na_letter_8.5x11in.',
    },
    color: { type: 'enum', choices: ['color', 'monochrome', 'auto'], help: 'In colour or not.' },
    pageRange: { type: 'string', maximum: 1000, help: 'Only these pages, as 1-4,7,9-.' },
    raw: {
      type: 'switch',
      help: 'Sends the file as it is, whatever it is: for a language that the printer understands and this program does not.',
    },
    pin: {
      type: 'secret',
      minimum: 1,
      maximum: 255,
      help: 'Has the job wait at the site until somebody gives this: resume-print-job, or Release-Job of IPP with job-password. Alone it is asked for.',
    },
    jobName: {
      type: 'string',
      minimum: 1,
      maximum: 255,
      help: 'What the job is called.',
      otherwise: 'the name of the file',
    },
    detach: { type: 'switch', help: 'Comes back as soon as the site has it.' },
    ...folderParameter,
  },
  impact: 'low',
  output: printJobOutput,
  examples: [
    {
      line: 'hawser-agent send-print-job report.pdf -Printer Office -Copies 2 -Sides two-sided',
      says: 'Prints two copies, on both sides.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser-agent print report.pdf Office -PageRange 1-4,9- -Color monochrome -Detach',
      says: 'Prints some of the pages, and does not wait for the paper.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, steps, host, tell, suggest }) {
    const { file: path, detach } = parameters;
    const { printableFile, requireFormat } = await import('../printing/printable-file.ts');
    const { readPageRanges } = await import('../printing/page-ranges.ts');
    const { deviceSite } = await import('../printing/device-site.ts');
    const { namedPrinter } = await import('../printing/find-printers.ts');
    const { jobAttributes } = await import('../printing/print-options.ts');
    const { DevicePrinter } = await import('../printing/device-printer.ts');
    const { watchPrintJob } = await import('../printing/watch-print-job.ts');
    const { deviceErrors } = await import('../printing/device-errors.ts');
    const file = await printableFile(path, parameters.raw);
    if (parameters.pageRange !== undefined) readPageRanges(parameters.pageRange);
    const site = await deviceSite(agentFolder(parameters.folder), session);
    const found = await namedPrinter(site, parameters.printer, signal);
    using printer = await DevicePrinter.open(site, found, signal);
    requireFormat(file, printer);
    const wanted = jobAttributes(parameters, printer);
    if (!(await should(`${basename(path)} at ${found.name}`, 'Send Print Job'))) return;

    let job = '';
    let isSent = false;
    let goesOn = false;
    const watching = new AbortController();
    const stopped = AbortSignal.any([signal, watching.signal]);
    using _ = detach ? undefined : host.takeSignals?.(() => watching.abort());
    let last: Awaited<ReturnType<typeof watchPrintJob>> | undefined;
    try {
      await steps([
        {
          title: `Sending ${basename(path)} to ${found.name}`,
          async run(report) {
            const name = parameters.jobName ?? basename(path);
            job = await printer.print(file, { name, ...wanted }, { signal: stopped, report });
            isSent = true;
            return undefined;
          },
        },
        ...(detach
          ? []
          : [
              {
                title: 'Printing',
                async run(report: (text: string) => void): Promise<undefined> {
                  last = await watchPrintJob(site, job, { signal: stopped, report });
                  return undefined;
                },
              },
            ]),
      ]);
    } catch (error) {
      if (!watching.signal.aborted || !isSent) throw error;
      goesOn = true;
    }
    if (last === undefined) {
      const { callSite } = await import('@hawser/core/api/call-site');
      const { getPrintJob } = await import('@hawser/core/api/contracts/print-jobs');
      last = await callSite(site, getPrintJob, { params: { job } }, { signal });
    }
    if (goesOn) tell(`Job ${last.id} goes on. See it: hawser-agent get-print-job ${last.id}`);
    if (last.state === 'possibly-printed') {
      throw deviceErrors('possibly-printed', { job: last.id }, { target: last.id });
    }
    if (last.state === 'aborted' || last.state === 'canceled') {
      const { id, state, reasons } = last;
      const values = { job: id, state, reasons: reasons.join(', ') };
      throw deviceErrors('not-printed', values, { target: id });
    }
    yield last;
    if (parameters.pin !== undefined && last.state === 'held') {
      suggest(`Print it when you stand there: hawser-agent resume-print-job ${last.id}`);
    }
  },
});
