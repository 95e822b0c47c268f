import { visible } from '../../visible.ts';

/** What a rule has found. */
export interface Finding {
  readonly result: 'passed' | 'warning' | 'failed';
  readonly detail: string;
  /** What to do about it. */
  readonly hint: string | null;
}

/** A finding, and what was looked at. */
export interface CheckRow extends Finding {
  readonly check: string;
}

/** One thing that has to be right; nothing is found where the rule is not for what is examined. */
export interface Rule<Examined> {
  readonly check: string;
  readonly find: (examined: Examined) => Finding | undefined;
}

export function passed(detail: string): Finding {
  return { result: 'passed', detail, hint: null };
}

export function warning(detail: string, hint: string): Finding {
  return { result: 'warning', detail, hint };
}

export function failed(detail: string, hint: string): Finding {
  return { result: 'failed', detail, hint };
}

/** What all rules find, in their order. */
export function findings<Examined>(
  rules: readonly Rule<Examined>[],
  examined: Examined,
): readonly CheckRow[] {
  return rules.flatMap(({ check, find }) => {
    const found = find(examined);
    return found === undefined ? [] : [rowOf(check, found)];
  });
}

/** As it can be shown: what is found has much in it that somebody else has written. */
export function rowOf(check: string, { result, detail, hint }: Finding): CheckRow {
  return { check, result, detail: visible(detail), hint: hint === null ? null : visible(hint) };
}
