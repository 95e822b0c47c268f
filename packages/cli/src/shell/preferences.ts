import {
  type CommonValues,
  type ErrorAction,
  errorActions,
} from '@hawser/command/declaration/common-parameters';
import type { Impact } from '@hawser/command/declaration/command';
import type { Scope } from './run/scope.ts';
import { asText } from './values/as-text.ts';
import { isTrue } from './values/truth.ts';

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
    ...(isTrue(scope.find('whatifpreference')?.value) ? { whatIf: true } : {}),
    ...(text('verbosepreference') === 'continue' ? { verbose: true } : {}),
    ...(text('debugpreference') === 'continue' ? { debug: true } : {}),
    // By itself a command asks where much can break, which is what High says.
    ...(asks === undefined || confirm === 'high' ? {} : { confirm: asks }),
    errorAction: errorActionIn(scope),
    ...common,
  };
}
