import {
  getPrintJob,
  listPrintJobs,
  reportPrintJobHops,
  resumePrintJob,
  stopPrintJob,
  suspendPrintJob,
  tracePrintJob,
} from '@hawser/core/api/contracts/print-jobs';
import type { Contract } from '@hawser/core/api/contract';
import { accessErrors } from '../../access/access-errors.ts';
import type { Caller } from '../../access/caller.ts';
import { printJobTracesOf } from '../../printing/jobs/print-job-traces.ts';
import { type PrintJobsOptions, printJobsOf } from '../../printing/jobs/print-jobs.ts';
import type { Asked, Routes } from '../../server/routes.ts';
import { requireProof } from './require-proof.ts';

/** What people see of print jobs and do with them, without IPP. */
export function addPrintJobRoutes(routes: Routes, options: PrintJobsOptions): void {
  const jobs = printJobsOf(options);
  routes.add(listPrintJobs, async (asked) => jobs.list(await proved(asked), asked.query));
  routes.add(getPrintJob, async (asked) => jobs.get(await proved(asked), asked.params.job));
  routes.add(stopPrintJob, async (asked) =>
    jobs.stop({ caller: await proved(asked), change: asked.change }, asked.params.job),
  );
  routes.add(suspendPrintJob, async (asked) =>
    jobs.suspend({ caller: await proved(asked), change: asked.change }, asked.params.job),
  );
  routes.add(resumePrintJob, async (asked) =>
    jobs.resume(
      { caller: await proved(asked), change: asked.change },
      asked.params.job,
      asked.body,
    ),
  );
  const traces = printJobTracesOf(options);
  routes.add(tracePrintJob, async (asked) => traces.trace(await proved(asked), asked.params.job));
  routes.add(reportPrintJobHops, async (asked) => {
    await traces.report(await proved(asked), asked.params.job, asked.body);
    return undefined;
  });
}

/** Who asks has proved as much as those who print by IPP. */
async function proved({
  caller,
  requireProofOf,
}: Pick<Asked<Contract>, 'caller' | 'requireProofOf'>): Promise<Caller> {
  if (caller === undefined) throw accessErrors('open', {});
  await requireProof(caller, requireProofOf);
  return caller;
}
