/**
 * JSON on its way out. JSON leaves some marks as they are that a terminal obeys or that hide what
 * is there (see visible.ts of the core); written as escapes they mean the same.
 */
export function jsonText(value: unknown, indent?: number): string {
  const text = stringified(value, indent) ?? 'null';
  return hasMarks(text) ? withoutMarks(text) : text;
}

// Without a replacer, which would make all that has no bigint in it slow.
function stringified(value: unknown, indent?: number): string | undefined {
  try {
    return JSON.stringify(value, undefined, indent);
  } catch {
    return JSON.stringify(
      value,
      // As text: few who read JSON keep all the digits of such a number.
      (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each),
      indent,
    );
  }
}

const marks =
  '[\\u007f-\\u009f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]';
const oneMark = new RegExp(marks);
const allMarks = new RegExp(marks, 'g');

export function hasMarks(text: string): boolean {
  return oneMark.test(text);
}

/** With escapes in the place of marks, as they are written between double quotes in JSON and YAML. */
export function withoutMarks(text: string): string {
  return text.replaceAll(
    allMarks,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
