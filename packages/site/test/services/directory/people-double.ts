import { secondFactorErrors } from '../../../src/directory/second-factor/second-factor-errors.ts';
import type { SignIns } from '../../../src/services/directory/sign-ins.ts';

interface Person {
  readonly id: string;
  password: string;
  mustChange?: boolean;
  /** Which of his passwords it is. */
  kept?: number;
  /** The one code that is taken; without, there is no second factor. */
  code?: string;
}

/** Who may sign in, as a test says it. */
export class People implements SignIns {
  readonly byName = new Map<string, Person>();
  /** Who gets another password right after he has chosen one. */
  replacedNext: string | undefined;

  async checkPassword(name: string, password: string): ReturnType<SignIns['checkPassword']> {
    const person = this.byName.get(name);
    if (person?.password !== password) return { outcome: 'refused' };
    const { id: userId, mustChange = false, kept = 0 } = person;
    return { outcome: 'in', userId, mustChange, kept };
  }

  async changePassword(
    userId: string,
    old: string,
    next: string,
  ): ReturnType<SignIns['changePassword']> {
    const person = this.#of(userId);
    if (person?.password !== old) return { outcome: 'refused' };
    const kept = (person.kept ?? 0) + 1;
    const isReplaced = this.byName.get(this.replacedNext ?? '') === person;
    Object.assign(person, {
      password: next,
      mustChange: false,
      kept: isReplaced ? kept + 1 : kept,
    });
    return { outcome: 'in', kept };
  }

  async hasPasswordOf(userId: string, kept: number): Promise<boolean> {
    return (this.#of(userId)?.kept ?? 0) === kept;
  }

  async hasSecondFactor(userId: string): Promise<boolean> {
    return this.#of(userId)?.code !== undefined;
  }

  async checkSecondFactor(userId: string, code: string): ReturnType<SignIns['checkSecondFactor']> {
    if (code === '000000') return { outcome: 'later', seconds: 30 };
    if (code === '999999') throw secondFactorErrors('sealed', { name: userId });
    return { outcome: this.#of(userId)?.code === code ? 'in' : 'refused' };
  }

  #of(userId: string): Person | undefined {
    return [...this.byName.values()].find(({ id }) => id === userId);
  }
}
