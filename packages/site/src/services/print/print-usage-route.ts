import { listPrintUsage } from '@hawser/core/api/contracts/print-usage';
import { printUsage, type PrintUsageOptions } from '../../printing/jobs/print-usage.ts';
import type { Routes } from '../../server/routes.ts';
import { provedPerson } from './proved-person.ts';

/** How much was printed. */
export function addPrintUsageRoute(routes: Routes, options: PrintUsageOptions): void {
  routes.add(listPrintUsage, async (asked) =>
    printUsage(options, await provedPerson(asked), asked.query),
  );
}
