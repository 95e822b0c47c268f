import type { Answered } from '@hawser/core/api/contract';
import type { checkSite } from '@hawser/core/api/contracts/site';
import { HawserError } from '@hawser/core/errors';

/** What was found of one thing that was looked at. */
export type Finding = Answered<typeof checkSite>[number];

/** Looks at one part of the site. */
export type Check = () => Promise<readonly Finding[]>;

export function passed(subject: string, detail: string): Finding {
  return { subject, result: 'passed', detail, hint: null };
}

export function warning(subject: string, detail: string, hint: string): Finding {
  return { subject, result: 'warning', detail, hint };
}

export function failed(subject: string, detail: string, hint: string): Finding {
  return { subject, result: 'failed', detail, hint };
}

/** What a look at something said, or what it threw. */
export async function finding(subject: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return passed(subject, await look());
  } catch (error) {
    if (!(error instanceof HawserError)) throw error;
    return failed(subject, error.message, error.hint);
  }
}
