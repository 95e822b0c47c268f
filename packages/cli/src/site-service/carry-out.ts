import { rm } from 'node:fs/promises';
import { fileErrors, troubleOf } from '@hawser/core/files/file-errors';
import { makeFolder } from '@hawser/core/files/make-folder';
import { runCommand } from './run-command.ts';
import type { ServicePlan, ServiceStep } from './service-step.ts';
import { writeDefinition } from './write-definition.ts';

export interface CarryingOut {
  readonly should: (target: string, action: string) => Promise<boolean>;
  readonly signal: AbortSignal;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Does what the plan says, step by step. One that fails ends it; it can be carried out again. */
export async function carryOut(
  plan: ServicePlan,
  { should, signal, env }: CarryingOut,
): Promise<void> {
  for (const step of plan.steps) {
    signal.throwIfAborted();
    if (!(await should(step.target, step.action))) continue;
    await doStep(step, { plan, signal, env: env ?? process.env });
  }
}

async function doStep(
  step: ServiceStep,
  surroundings: Parameters<typeof runCommand>[1],
): Promise<void> {
  switch (step.kind) {
    case 'run':
      return await runCommand(step, surroundings);
    case 'write':
      return await changing(step.path, async () => writeDefinition(step));
    case 'folder':
      return await changing(step.path, async () => makeFolder(step.path));
    case 'delete':
      return await changing(step.path, async () => rm(step.path, { force: true }));
  }
}

async function changing(path: string, change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (error) {
    throw fileErrors('unwritable', { path, ...troubleOf(error) }, { target: path, cause: error });
  }
}
