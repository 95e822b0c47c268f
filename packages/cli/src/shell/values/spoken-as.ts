const texts = new WeakMap<object, string>();

/** Has an object be this in a text: "It failed: $_" is to say what failed. */
export function speakAs(object: object, text: string): void {
  texts.set(object, text);
}

export function spokenAs(object: object): string | undefined {
  return texts.get(object);
}
