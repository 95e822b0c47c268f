/** How a method is called that takes something; the others are called with nothing. */
const forms: Readonly<Record<string, string>> = {
  Trim: '.Trim(), or .Trim(characters)',
  TrimStart: '.TrimStart(), or .TrimStart(characters)',
  TrimEnd: '.TrimEnd(), or .TrimEnd(characters)',
  Replace: '.Replace(what, by)',
  Split: '.Split(between)',
  Contains: '.Contains(what)',
  StartsWith: '.StartsWith(text)',
  EndsWith: '.EndsWith(text)',
  IndexOf: '.IndexOf(what): from 0, or -1',
  LastIndexOf: '.LastIndexOf(what): from 0, or -1',
  Substring: '.Substring(from), or .Substring(from, length)',
  PadLeft: '.PadLeft(width), or .PadLeft(width, character)',
  PadRight: '.PadRight(width), or .PadRight(width, character)',
  AddDays: '.AddDays(number)',
  AddHours: '.AddHours(number)',
  AddMinutes: '.AddMinutes(number)',
  AddSeconds: '.AddSeconds(number)',
  AddMilliseconds: '.AddMilliseconds(number)',
  AddMonths: '.AddMonths(number)',
  AddYears: '.AddYears(number)',
  ContainsKey: '.ContainsKey(name)',
  ContainsValue: '.ContainsValue(value)',
  Add: '.Add(name, value)',
  Remove: '.Remove(name)',
  ToString: '.ToString(), or .ToString(form), as -f takes it',
  Equals: '.Equals(other)',
};

export function methodForm(name: string): string {
  return forms[name] ?? `.${name}()`;
}
