import type { OutputType } from '@hawser/command/declaration/output';

/** Which command's objects these are: how they are shown, and what their properties say. */
export class ObjectTypes {
  readonly #types = new WeakMap<object, OutputType>();

  mark(object: unknown, type: OutputType | undefined): void {
    if (type !== undefined && typeof object === 'object' && object !== null) {
      this.#types.set(object, type);
    }
  }

  readonly of = (object: unknown): OutputType | undefined =>
    typeof object === 'object' && object !== null ? this.#types.get(object) : undefined;
}
