import {
  type CommonValues,
  type ErrorAction,
  errorActions,
} from '@hawser/command/declaration/common-parameters';
import type { Impact } from '@hawser/command/declaration/command';
import type { Scope } from './run/scope.ts';
import { shown } from './values/as-number.ts';
import { asText } from './values/as-text.ts';
import { isTrue } from './values/truth.ts';
import { valueErrors } from './values/value-errors.ts';

/** What $ErrorActionPreference says. */
export function errorActionIn(scope: Scope): ErrorAction {
  const written = asText(scope.find('erroractionpreference')?.value).toLowerCase();
  return errorActions.find((action) => action.toLowerCase() === written) ?? 'Continue';
}

const impacts: readonly Impact[] = ['none', 'low', 'medium', 'high'];

/** What the preferences say for a call, where its own parameters say nothing. */
export function withPreferences(common: CommonValues, impact: Impact, scope: Scope): CommonValues {
  const text = (name: string): string => asText(scope.find(name)?.value).toLowerCase();
  const confirm = text('confirmpreference');
  const asks = impacts.includes(confirm as Impact)
    ? confirm !== 'none' && impacts.indexOf(impact) >= impacts.indexOf(confirm as Impact)
    : undefined;
  return {
    ...(onlyTells(scope) ? { whatIf: true } : {}),
    ...(text('verbosepreference') === 'continue' ? { verbose: true } : {}),
    ...(text('debugpreference') === 'continue' ? { debug: true } : {}),
    // By itself a command asks where much can break, which is what High says.
    ...(asks === undefined || confirm === 'high' ? {} : { confirm: asks }),
    errorAction: errorActionIn(scope),
    ...common,
    ...(scope.top.onlyTells ? { whatIf: true } : {}),
  };
}

/** Whether what would change something only tells of it, unless a call says otherwise. */
export function onlyTells(scope: Scope): boolean {
  return scope.top.onlyTells || isTrue(scope.find('whatifpreference')?.value);
}

/** What a call of a function says holds for all that runs in it. */
export function preferWithin(
  { whatIf, confirm, verbose, debug, errorAction }: CommonValues,
  scope: Scope,
): void {
  const set = (name: string, value: unknown): void => void scope.set(name, value);
  if (whatIf !== undefined) set('WhatIfPreference', whatIf);
  if (confirm !== undefined) set('ConfirmPreference', confirm ? 'Low' : 'None');
  if (verbose !== undefined) set('VerbosePreference', verbose ? 'Continue' : 'SilentlyContinue');
  if (debug !== undefined) set('DebugPreference', debug ? 'Continue' : 'SilentlyContinue');
  if (errorAction !== undefined) set('ErrorActionPreference', errorAction);
}

const known: Readonly<Record<string, readonly string[]>> = {
  erroractionpreference: errorActions,
  confirmpreference: ['None', 'Low', 'Medium', 'High'],
  verbosepreference: ['Continue', 'SilentlyContinue'],
  debugpreference: ['Continue', 'SilentlyContinue'],
};

/** Refuses what a preference cannot be: nobody would notice that it says nothing. */
export function requirePreference(name: string, value: unknown): void {
  const folded = name.toLowerCase();
  const allowed = Object.hasOwn(known, folded) ? known[folded] : undefined;
  if (allowed === undefined) return;
  const text = asText(value).toLowerCase();
  if (allowed.some((each) => each.toLowerCase() === text)) return;
  throw valueErrors('not-convertible', {
    value: shown(value),
    type: `value of $${name}`,
    forms: `There are ${allowed.join(', ')}.`,
  });
}
