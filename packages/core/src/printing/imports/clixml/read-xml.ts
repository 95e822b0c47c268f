/** What comes one after another in XML. */
export type XmlEvent =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** Why it cannot be read, and in which line; its maker makes the error for people of it. */
export type NotXml = (reason: string, line: number) => Error;

const deepest = 64;
const mostAttributes = 32;
/** Characters of one text, as they are written: what becomes of entities takes many times their room. */
const longestText = 4 * 1024 * 1024;
const named = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

const tag = /<(\/?)([A-Za-z_][\w.:-]{0,99})((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/y;
const attribute = /\s+([A-Za-z_][\w.:-]{0,99})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;

/**
 * Reads the XML that programs write to keep something: elements, attributes and text. Document types are
 * refused, and with them all entities but those that XML has by itself: no text grows, and no file is read.
 */
export function* readXml(text: string, notXml: NotXml): Generator<XmlEvent, void> {
  const open: string[] = [];
  let at = 0;
  const wrong = (reason: string): Error => notXml(reason, lineAt(text, at));
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const end = next === -1 ? text.length : next;
    if (end > at) {
      if (end - at > longestText) throw wrong('a text is too long');
      const said = text.slice(at, end);
      if (open.length > 0) yield { kind: 'text', text: unescaped(said, wrong) };
      else if (said.trim() !== '') throw wrong('there is text outside of its element');
      at = end;
      continue;
    }
    const skipped = skippedFrom(text, at, wrong);
    if (skipped !== undefined) {
      if (skipped.text !== '' && open.length > 0) yield { kind: 'text', text: skipped.text };
      at = skipped.end;
      continue;
    }
    tag.lastIndex = at;
    const [whole, slash, name = '', inside = ''] = tag.exec(text) ?? [];
    if (whole === undefined) throw wrong('a tag is not closed, or no tag');
    if (slash === '/') {
      if (open.pop() !== name) throw wrong(`</${name}> closes what is not open`);
      yield { kind: 'close', name };
    } else {
      const isEmpty = inside.endsWith('/');
      yield {
        kind: 'open',
        name,
        attributes: attributesIn(isEmpty ? inside.slice(0, -1) : inside, wrong),
      };
      if (isEmpty) yield { kind: 'close', name };
      else if (open.push(name) > deepest) throw wrong('elements are nested too deeply');
    }
    at += whole.length;
  }
  const last = open.pop();
  if (last !== undefined) throw wrong(`<${last}> is not closed`);
}

interface Skipped {
  readonly end: number;
  readonly text: string;
}

/** Comments and instructions are nothing, and CDATA is text as it stands. */
function skippedFrom(
  text: string,
  at: number,
  wrong: (reason: string) => Error,
): Skipped | undefined {
  const upTo = (begin: string, close: string): number => {
    const end = text.indexOf(close, at + begin.length);
    if (end === -1) throw wrong(`${begin} is not closed`);
    return end;
  };
  if (text.startsWith('<![CDATA[', at)) {
    const end = upTo('<![CDATA[', ']]>');
    return { end: end + 3, text: text.slice(at + 9, end) };
  }
  if (text.startsWith('<!--', at)) return { end: upTo('<!--', '-->') + 3, text: '' };
  if (text.startsWith('<?', at)) return { end: upTo('<?', '?>') + 2, text: '' };
  if (text.startsWith('<!', at)) throw wrong('it has a document type, which is not taken');
  return undefined;
}

function attributesIn(
  inside: string,
  wrong: (reason: string) => Error,
): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  let at = 0;
  for (;;) {
    attribute.lastIndex = at;
    const found = attribute.exec(inside);
    if (found === null) break;
    const [whole, name = '', double, single = ''] = found;
    if (attributes.has(name)) throw wrong(`the attribute ${name} is there twice`);
    if (attributes.size === mostAttributes) throw wrong('an element has too many attributes');
    attributes.set(name, unescaped(double ?? single, wrong));
    at += whole.length;
  }
  if (inside.slice(at).trim() !== '') throw wrong('an attribute is not written as name="value"');
  return attributes;
}

function unescaped(text: string, wrong: (reason: string) => Error): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w{1,10}));|&/g,
    (whole, ...groups) => {
      const [decimal, hexadecimal, name] = groups as (string | undefined)[];
      if (name !== undefined) {
        const sign = named.get(name);
        if (sign === undefined) throw wrong(`there is no entity ${whole}`);
        return sign;
      }
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
      if (!(code > 0 && code <= 0x10_ff_ff)) throw wrong(`${whole} stands for no character`);
      return String.fromCodePoint(code);
    },
  );
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
