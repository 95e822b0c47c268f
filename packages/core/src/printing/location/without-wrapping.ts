/** How many times something may have been quoted for another program. */
const mostTimes = 6;
const around = /^(\\*["'])\s*((?:\\*["'])*[{[].*[}\]](?:\\*["'])*)\s*\1$/s;

/**
 * The JSON in a text that has come through a shell, another JSON, a CSV or a word processor: without the
 * quotation marks around it, and with those in it as they were. What is JSON already is not touched.
 */
export function withoutWrapping(text: string): string {
  let json = text.replace(/^\uFEFF/, '').trim();
  for (let times = 0; times < mostTimes; times += 1) {
    const inner = unwrapped(json);
    if (inner === json) break;
    json = inner;
  }
  return json;
}

function unwrapped(json: string): string {
  const bare = around.exec(json)?.[2] ?? json;
  const first = /^[{[][\s{[]*(\\*)("*)([“”„‟]?)/.exec(bare);
  if (first === null) return bare;
  const [, slashes = '', marks = '', printed = ''] = first;
  if (slashes !== '') return bare.replaceAll(/\\(["\\])/g, '$1');
  if (marks.length > 1) return bare.replaceAll('""', '"');
  return printed === '' ? bare : bare.replaceAll(/[“”„‟]/g, '"');
}
