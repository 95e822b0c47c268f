const mostNames = 1000;

/** Blobs that the site had, and that are not there; all are counted, and the first are named. */
export class MissingBlobs {
  readonly #names: string[] = [];
  #count = 0;

  get names(): readonly string[] {
    return this.#names;
  }

  get count(): number {
    return this.#count;
  }

  add(name: string): void {
    this.#count += 1;
    if (this.#names.length < mostNames) this.#names.push(name);
  }
}
