import { rm } from 'node:fs/promises';
import { fileErrors, troubleOf } from '@hawser/core/files/file-errors';
import { makeFolder } from '@hawser/core/files/make-folder';
import { runCommand } from './run-command.ts';
import type { ServicePlan, ServiceStep } from './service-step.ts';
import { writeDefinition } from './write-definition.ts';

export interface CarryingOut {
  /** Only to be shown. */
  readonly whatIf: boolean;
  readonly should: (target: string, action: string) => Promise<boolean>;
  readonly verbose: (message: string) => void;
  readonly warn: (message: string) => void;
  readonly signal: AbortSignal;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Does what the plan says, step by step, and gives whether it did. One step that fails ends it; it can
 * be carried out again. A person is asked once, for half of the steps make no service.
 */
export async function carryOut(
  plan: ServicePlan,
  { whatIf, should, signal, env, verbose, warn }: CarryingOut,
): Promise<boolean> {
  const { purpose, name, definition, problems = [], hints, steps } = plan;
  const [problem] = problems;
  if (whatIf) {
    for (const { target, action } of steps) await should(target, action);
    for (const { message, hint } of problems) warn(`${message} ${hint}`);
    for (const hint of hints) warn(hint);
    return false;
  }
  if (problem !== undefined) throw problem;
  const action = purpose === 'install' ? 'Install Service' : 'Remove Service';
  if (!(await should(`${name}, which ${definition} defines`, action))) return false;
  for (const step of steps) {
    signal.throwIfAborted();
    verbose(`${step.action}: ${step.target}`);
    await doStep(step, { plan, signal, env: env ?? process.env });
  }
  for (const hint of hints) warn(hint);
  return true;
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
