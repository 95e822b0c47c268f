import { valueErrors } from './value-errors.ts';

/** Half a second or less. */
const mostSteps = 20_000_000;

type Part = '*' | '?' | { readonly set: RegExp } | { readonly character: string };

const kept = new Map<string, (text: string) => boolean>();

/** Whether a text is like a pattern with * ? and [a-z], in time that only the lengths decide. */
export function isLike(text: string, pattern: string, mindsCase: boolean): boolean {
  const key = `${mindsCase ? 'c' : 'i'}${pattern}`;
  let test = kept.get(key);
  if (test === undefined) {
    const parts = partsOf(mindsCase ? pattern : pattern.toLowerCase());
    test = (given) => matches(Array.from(given), parts, pattern);
    if (kept.size >= 100) kept.clear();
    kept.set(key, test);
  }
  return test(mindsCase ? text : text.toLowerCase());
}

function partsOf(pattern: string): readonly Part[] {
  const parts: Part[] = [];
  for (const [part] of pattern.matchAll(/`[^]|\[[^\]]+\]|[^]/gu)) {
    if (part === '*') {
      if (parts.at(-1) !== '*') parts.push('*');
    } else if (part === '?') parts.push('?');
    else if (part.startsWith('[') && part.length > 1) parts.push({ set: setOf(part.slice(1, -1)) });
    else parts.push({ character: part.startsWith('`') && part.length > 1 ? part.slice(1) : part });
  }
  return parts;
}

function setOf(members: string): RegExp {
  const escaped = members.replaceAll(/[\\^\]]/g, '\\$&');
  try {
    return new RegExp(`^[${escaped}]$`, 'u');
  } catch {
    return new RegExp(`^[${members.replaceAll(/[\\^\]-]/g, '\\$&')}]$`, 'u');
  }
}

/** Goes back to the last * only, which is enough. */
function matches(text: readonly string[], parts: readonly Part[], pattern: string): boolean {
  let [at, part, star, resume] = [0, 0, -1, 0];
  let steps = 0;
  while (at < text.length) {
    if ((steps += 1) > mostSteps) {
      const shown = pattern.length > 60 ? `${pattern.slice(0, 60)}…` : pattern;
      throw valueErrors('slow-wildcard', { pattern: shown });
    }
    const wanted = parts[part];
    if (wanted === '*') {
      star = part;
      resume = at;
      part += 1;
    } else if (wanted !== undefined && fits(text[at] ?? '', wanted)) {
      at += 1;
      part += 1;
    } else if (star === -1) return false;
    else {
      part = star + 1;
      resume += 1;
      at = resume;
    }
  }
  while (parts[part] === '*') part += 1;
  return part === parts.length;
}

function fits(character: string, part: Exclude<Part, '*'>): boolean {
  if (part === '?') return true;
  return 'set' in part ? part.set.test(character) : part.character === character;
}
