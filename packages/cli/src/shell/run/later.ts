/** A value that is there, or will be: most are there, and waiting for each would cost more than they do. */
export type Later<Value> = Value | Promise<Value>;

export function after<Value, Result>(
  value: Later<Value>,
  use: (value: Value) => Later<Result>,
): Later<Result> {
  return value instanceof Promise ? value.then(use) : use(value);
}

/** One after the other; the results in their order. */
export function afterAll<Item, Value>(
  items: readonly Item[],
  evaluate: (item: Item) => Later<Value>,
): Later<Value[]> {
  const values: Value[] = [];
  for (const [index, item] of items.entries()) {
    const value = evaluate(item);
    if (value instanceof Promise) return afterOthers(items, evaluate, values, index, value);
    values.push(value);
  }
  return values;
}

async function afterOthers<Item, Value>(
  items: readonly Item[],
  evaluate: (item: Item) => Later<Value>,
  values: Value[],
  index: number,
  first: Promise<Value>,
): Promise<Value[]> {
  values.push(await first);
  for (const item of items.slice(index + 1)) values.push(await evaluate(item));
  return values;
}
