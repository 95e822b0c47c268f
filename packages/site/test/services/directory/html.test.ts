import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { consentPage } from '../../../src/services/directory/pages/consent-page.ts';
import { devicePage } from '../../../src/services/directory/pages/device-page.ts';
import { documentOf } from '../../../src/services/directory/pages/page.ts';
import { passwordPage } from '../../../src/services/directory/pages/password-page.ts';
import { refusedPage } from '../../../src/services/directory/pages/refusal-pages.ts';

/** The tags of a page and their attributes' names, which no text can change. */
function skeleton(html: string): string {
  const tags = html.match(/<[^>]*>/g) ?? [];
  return tags.map((tag) => tag.replaceAll(/"[^"]*"/g, '""')).join('');
}

test('whatever people and programs write is text on a page, and nothing else', () => {
  const form = { action: '/x', hidden: { xsrf: 'x' } };
  const pages = (text: string): readonly string[] =>
    [
      passwordPage({ ...form, name: text, problem: { text, field: 'name' } }),
      consentPage({
        ...form,
        program: text,
        person: { name: text, displayName: text },
        device: { userCode: text, address: text, agent: text },
      }),
      devicePage({ action: '/x', xsrf: text, userCode: text, problem: text }),
      refusedPage(text, 400),
    ].map(documentOf);
  const plain = pages('x').map(skeleton);
  const hostile = fc
    .array(
      fc.oneof(
        fc.constantFrom('<', '>', '"', "'", '&', '<script>', '</style>', '-->', '&lt;', '\0', '='),
        fc.string({ unit: 'grapheme' }),
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(hostile, (text) => {
      expect(pages(text).map(skeleton)).toEqual(plain);
    }),
  );
});
