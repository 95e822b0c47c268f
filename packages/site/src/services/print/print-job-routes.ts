import {
  getPrintJob,
  listPrintJobs,
  movePrintJob,
  reportPrintJobHops,
  resumePrintJob,
  stopPrintJob,
  suspendPrintJob,
  tracePrintJob,
} from '@hawser/core/api/contracts/print-jobs';
import type { PrintLimits } from '@hawser/core/printing/print-limits';
import { printJobTracesOf } from '../../printing/jobs/print-job-traces.ts';
import { type PrintJobsOptions, printJobsOf } from '../../printing/jobs/print-jobs.ts';
import type { Routes } from '../../server/routes.ts';
import { moveJob } from './move-print-job.ts';
import { provedPerson } from './proved-person.ts';

/** What people see of print jobs and do with them, without IPP. */
export function addPrintJobRoutes(
  routes: Routes,
  options: PrintJobsOptions & { readonly limits: () => PrintLimits },
): void {
  const jobs = printJobsOf(options);
  routes.add(listPrintJobs, async (asked) => jobs.list(await provedPerson(asked), asked.query));
  routes.add(getPrintJob, async (asked) => jobs.get(await provedPerson(asked), asked.params.job));
  routes.add(stopPrintJob, async (asked) =>
    jobs.stop({ caller: await provedPerson(asked), change: asked.change }, asked.params.job),
  );
  routes.add(suspendPrintJob, async (asked) =>
    jobs.suspend({ caller: await provedPerson(asked), change: asked.change }, asked.params.job),
  );
  routes.add(resumePrintJob, async (asked) =>
    jobs.resume(
      { caller: await provedPerson(asked), change: asked.change },
      asked.params.job,
      asked.body,
    ),
  );
  routes.add(movePrintJob, async (asked) =>
    moveJob(
      options,
      { caller: await provedPerson(asked), change: asked.change },
      asked.params.job,
      asked.body,
    ),
  );
  const traces = printJobTracesOf(options);
  routes.add(tracePrintJob, async (asked) =>
    traces.trace(await provedPerson(asked), asked.params.job),
  );
  routes.add(reportPrintJobHops, async (asked) => {
    await traces.report(await provedPerson(asked), asked.params.job, asked.body);
    return undefined;
  });
}
