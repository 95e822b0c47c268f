import { defineCommand } from '@hawser/command/declaration/command';
import { cloudPrinterOutput } from '../cloud-print/cloud-printer-output.ts';
import { cloudPrinters } from '../cloud-print/cloud-printer-parameters.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Unpublish',
  noun: 'CloudPrinter',
  aliases: ['remove-cloud-printer'],
  summary: 'Publishes printers no more; their jobs that are not over are canceled.',
  description:
    'Nobody finds the printer any more, and connectors print for it no longer. To have it only take no jobs for a while: suspend-cloud-printer.',
  parameters: {
    name: cloudPrinters,
  },
  impact: 'high',
  force: 'Does not ask.',
  passThru: 'Writes those that were unpublished.',
  output: cloudPrinterOutput,
  examples: [
    {
      line: 'hawser unpublish-cloud-printer Office',
      says: 'Publishes it no more, after a question.',
      notRun: 'no site runs',
    },
    {
      line: "hawser get-cloud-printer 'old-*' -Output jsonl | hawser unpublish-cloud-printer -InputObject - -Force",
      says: 'Unpublishes all whose names are like that.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, attempt, passThru }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getPrinter } = await import('@hawser/core/api/contracts/printers');
    const { unpublishPrinter } = await import('@hawser/core/api/contracts/discovery');
    const { shownCloudPrinter } = await import('../cloud-print/shown-cloud-printer.ts');
    for (const each of new Set(parameters.name)) {
      const unpublished = await attempt(async () => {
        const printer = await callSite(site, getPrinter, { params: { printer: each } }, { signal });
        const { id, name, openJobs } = printer;
        const jobs = openJobs === 0 ? '' : ` (${openJobs} jobs that are not over)`;
        if (!(await should(`${name}${jobs}`, 'Unpublish CloudPrinter'))) return;
        await callSite(site, unpublishPrinter, { params: { printer: id } }, { signal });
        return shownCloudPrinter(printer);
      });
      if (passThru && unpublished !== undefined) yield unpublished;
    }
  },
});
