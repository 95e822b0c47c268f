import { lstat } from 'node:fs/promises';
import { codeOf } from '@hawser/core/files/file-errors';
import { serviceErrors } from './service-errors.ts';
import type { ServicePlan } from './service-step.ts';

/** Refuses to remove a service that is not there. */
export async function requireInstalled({ what, name, definition }: ServicePlan): Promise<void> {
  try {
    await lstat(definition);
  } catch (error) {
    // Whatever else it is, its first step tells.
    if (codeOf(error) !== 'ENOENT') return;
    throw serviceErrors(
      'not-installed',
      { name, definition, uninstall: what.uninstall },
      { target: name },
    );
  }
}
