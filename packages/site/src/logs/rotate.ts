import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { logFileName, parseLogFileName } from '@hawser/core/site/logs/log-file-name';

/** Makes room for a new file of the component's log: each of those that are there becomes one older. */
export function rotate(folder: string, component: string, keep: number): void {
  const pathOf = (age: number): string => join(folder, logFileName({ component, age }));
  const ages = readdirSync(folder)
    .map((name) => parseLogFileName(name))
    .flatMap((file) => (file?.component === component ? [file.age] : []))
    .toSorted((one, other) => other - one);
  for (const age of ages) {
    if (age >= keep) rmSync(pathOf(age), { force: true });
    else renameSync(pathOf(age), pathOf(age + 1));
  }
}
