import { HawserError } from '@hawser/core/errors';
import type { Report, Step, StepOutcome } from '@hawser/command/invocation/call';
import type { Check, Examined } from './check.ts';

export interface CheckResult {
  readonly check: string;
  readonly result: 'passed' | 'warning' | 'failed' | 'skipped';
  readonly detail: string;
  readonly hint: string | null;
}

export interface Examination {
  readonly steps: readonly Step[];
  readonly results: CheckResult[];
  /** The first thing that was wrong. */
  readonly failure: () => HawserError | undefined;
}

/** One check after the other; after the first that fails the rest would only say the same again. */
export function examination(checks: readonly Check[], examined: Examined): Examination {
  const results: CheckResult[] = [];
  let failure: HawserError | undefined;
  const steps = checks.map(({ name, title, run }) => ({
    title,
    run: async (report: Report): Promise<StepOutcome> => {
      if (failure !== undefined) {
        const detail = 'not tried, because of what failed before';
        results.push({ check: name, result: 'skipped', detail, hint: null });
        return 'skipped';
      }
      try {
        const found = await run(examined, report);
        const isDoubt = typeof found !== 'string';
        const { detail, hint } = isDoubt ? found : { detail: found, hint: null };
        results.push({ check: name, result: isDoubt ? 'warning' : 'passed', detail, hint });
        report(detail);
        return undefined;
      } catch (error) {
        if (!(error instanceof HawserError) || examined.signal.aborted) throw error;
        failure = error;
        results.push({ check: name, result: 'failed', detail: error.message, hint: error.hint });
        report(error.message);
        return 'failed';
      }
    },
  }));
  return { steps, results, failure: () => failure };
}
