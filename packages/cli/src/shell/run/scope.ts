export interface Cell {
  readonly name: string;
  value: unknown;
}

/** A function stands among the variables, by a name that none of them can have. */
export const functionPrefix = 'function:';

/** The variables of a function, which sees those of whoever has called it. */
export class Scope {
  readonly parent: Scope | undefined;
  /** Of the top: whether all that would change something only tells of it, whatever the program says. */
  onlyTells = false;
  readonly #cells = new Map<string, Cell>();

  constructor(parent?: Scope) {
    this.parent = parent;
  }

  /** By a name in small letters. */
  find(folded: string): Cell | undefined {
    return this.#cells.get(folded) ?? this.parent?.find(folded);
  }

  /** Here, whatever there is elsewhere. */
  set(name: string, value: unknown): Cell {
    const folded = name.toLowerCase();
    const known = this.#cells.get(folded);
    if (known !== undefined) {
      known.value = value;
      return known;
    }
    const cell = { name, value };
    this.#cells.set(folded, cell);
    return cell;
  }

  get top(): Scope {
    return this.parent?.top ?? this;
  }

  /** All that can be seen from here, the nearest of each name. */
  visible(): readonly Cell[] {
    const seen = new Map(this.parent?.visible().map((cell) => [cell.name.toLowerCase(), cell]));
    for (const [folded, cell] of this.#cells) seen.set(folded, cell);
    return [...seen.values()];
  }
}
