import type { Completion } from '../editor/prompt-state.ts';
import type { Known } from './known.ts';

const always = ['true', 'false', 'null', '_', 'env:'];

/** The variables of the session, or after env: those of the environment, without the $ before them. */
export function completeVariable(typed: string, { scope, env }: Known): readonly Completion[] {
  const isEnvironment = /^env:/i.test(typed);
  const seen = scope.visible().flatMap(({ name }) => (name.includes(':') ? [] : name));
  const names = isEnvironment
    ? Object.keys(env).map((name) => `env:${name}`)
    : [...seen, ...always];
  const folded = typed.replace(/^\{/, '').toLowerCase();
  return [...new Set(names)]
    .filter((name) => name.toLowerCase().startsWith(folded))
    .toSorted((a, b) => a.localeCompare(b, 'en'))
    .map((name) => ({
      text: typed.startsWith('{') || !/^(?:env:)?\w+$|^\?$|^env:$/u.test(name) ? `{${name}}` : name,
      label: `$${name}`,
      says: '',
      follows: '',
    }));
}
