/** Publish-CloudPrinter, as declared. */
export function commandName(declared: { verb: string; noun: string }): string {
  return `${declared.verb}-${declared.noun}`;
}

/** publish-cloud-printer: how it is typed, and its file. */
export function typedName(name: string): string {
  return kebab(name);
}

/** someName as PowerShell writes it: SomeName. */
export function parameterName(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

/** someName as a long option: some-name. */
export function optionName(key: string): string {
  return kebab(key);
}

/** What names are compared by: neither case nor hyphens matter. */
export function folded(name: string): string {
  return name.replaceAll('-', '').toLowerCase();
}

function kebab(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}
