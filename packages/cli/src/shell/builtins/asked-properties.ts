import { isPattern } from '@hawser/command/binding/like';
import { nearest } from '@hawser/command/binding/match-name';
import { parameterName } from '@hawser/command/declaration/names';
import type { ShellTools } from '../shell-tools.ts';
import { isNothing, kindOf } from '../values/kinds.ts';
import { hasMember, propertiesOf, property } from '../values/members.ts';

const mostShown = 12;

/** Looks whether anything that comes has the properties that somebody has named. */
export class AskedProperties {
  readonly #shell: ShellTools;
  readonly #missing: Set<string>;
  /** What could have had them. */
  readonly #known = new Set<string>();
  #kind: string | undefined;

  /** Of what is given, blocks and patterns name none. */
  constructor(given: readonly unknown[], shell: ShellTools) {
    this.#shell = shell;
    const names = given.filter((each) => typeof each === 'string');
    this.#missing = new Set(names.filter((name) => name !== '' && !isPattern(name)));
  }

  look(object: unknown): void {
    if (this.#missing.size === 0 || isNothing(object)) return;
    this.#kind ??= kindOf(object);
    const declared = this.#shell.typeOf(object)?.properties ?? {};
    for (const name of this.#missing) {
      const has = hasMember(object, name) || property(declared, name) !== undefined;
      if (has) this.#missing.delete(name);
    }
    if (this.#missing.size === 0 || this.#known.size > mostShown) return;
    for (const name of Object.keys(propertiesOf(object))) this.#known.add(parameterName(name));
  }

  /** Those that nothing had, if anything has come. */
  get missing(): readonly string[] {
    return this.#kind === undefined ? [] : [...this.#missing];
  }

  /** What may be meant instead of it. */
  insteadOf(name: string): string {
    const known = [...this.#known];
    const meant = nearest(name, known);
    if (meant.length > 0) return `Did you mean ${meant.join(' or ')}?`;
    if (known.length === 0) return `What has come is ${this.#kind ?? 'nothing'}.`;
    const rest = known.length > mostShown ? ', …' : '';
    return `There are ${known.slice(0, mostShown).join(', ')}${rest}`;
  }

  /** Nothing else says that what was named is not there. */
  warn(): void {
    for (const name of this.missing) {
      const instead = this.insteadOf(name);
      this.#shell.messages.warning(`Nothing that has come has a property "${name}". ${instead}`);
    }
  }
}
