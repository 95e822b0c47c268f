import type { Call } from '@hawser/command/invocation/call';
import type { HawserError } from '@hawser/core/errors';
import type { Vault } from '@hawser/core/identity/vault';
import type { Check, Examined } from '../../site-checks/check.ts';
import { type CheckResult, examination } from '../../site-checks/examine.ts';
import { connectorChecks } from './connector-checks.ts';
import { discoveryChecks } from './discovery-checks.ts';
import { printServiceChecks } from './print-service-checks.ts';
import { printTestPage } from './print-test-page.ts';
import { printerChecks } from './printer-checks.ts';
import { tokenChecks } from './token-checks.ts';
import { type Walk, type WalkGiven, walkTo } from './walk.ts';
import type { Leg, WalkCheck } from './walk-check.ts';

export interface WalkRow {
  readonly step: Leg;
  readonly check: string;
  readonly result: 'ok' | 'warning' | 'failed' | 'not-reached';
  readonly detail: string;
  readonly hint: string | null;
}

export interface WalkOptions extends Pick<Call, 'steps'> {
  /** Whether a page is printed at the end, if somebody who is asked agrees, and how long it may take. */
  readonly page?: { readonly waitSeconds: number; readonly should: () => Promise<boolean> };
}

export interface Walked {
  readonly rows: readonly WalkRow[];
  /** What is wrong, where something is. */
  readonly failure: HawserError | undefined;
}

/** Goes from here to the paper, as far as it gets. */
export async function takeWalk(
  given: WalkGiven & { readonly vault: () => Promise<Vault> },
  { steps, page }: WalkOptions,
): Promise<Walked> {
  const { profile, site, signal, vault } = given;
  const examined: Examined = { profile, site, url: new URL(profile.url), signal, vault };
  const walk = walkTo(given);
  const take = async (checks: readonly WalkCheck[]): Promise<Walked> => {
    const steady = checks.map((check) => ({ ...check, run: runOn(walk, check) }));
    const { steps: all, results, failure } = examination(steady, examined);
    await steps(all, { isReported: true });
    const rows = checks.map(({ step }, index) => rowOf(step, results[index]));
    return { rows, failure: failure() };
  };
  try {
    const walked = await take([
      ...discoveryChecks(examined),
      ...tokenChecks,
      ...printServiceChecks,
      ...connectorChecks,
      ...printerChecks,
    ]);
    if (page === undefined) return walked;
    const isPrinted = walked.failure === undefined && (await page.should());
    if (!isPrinted) return { ...walked, rows: [...walked.rows, unprinted] };
    const { rows, failure } = await take([pageCheck(page.waitSeconds)]);
    return { rows: [...walked.rows, ...rows], failure };
  } finally {
    await walk.close();
  }
}

function runOn(walk: Walk, { run }: WalkCheck): Check['run'] {
  return async (_, report) => run(walk, report);
}

function pageCheck(waitSeconds: number): WalkCheck {
  return {
    step: 'TestPage',
    name: 'Page',
    title: 'Printing a page',
    run: async (walk, report) => printTestPage(walk, { waitSeconds, report }),
  };
}

const words = {
  passed: 'ok',
  warning: 'warning',
  failed: 'failed',
  skipped: 'not-reached',
} as const;

function rowOf(step: Leg, found: CheckResult | undefined): WalkRow {
  if (found === undefined) throw new Error(`nothing was found of ${step}`);
  const { check, result, detail, hint } = found;
  const isReached = result !== 'skipped';
  return { step, check, result: words[result], detail: isReached ? detail : beyond, hint };
}

const beyond = 'it is beyond what failed before';
const unprinted: WalkRow = {
  step: 'TestPage',
  check: 'Page',
  result: 'not-reached',
  detail: 'it was not printed',
  hint: null,
};
