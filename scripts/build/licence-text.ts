import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Manifest {
  readonly license?: unknown;
  readonly author?: unknown;
  readonly repository?: unknown;
}

/**
 * The text of a package's licence: its files, or a chapter of its read-me. Some only name the MIT
 * licence and who wrote the package, or where those who did are to be found, which is all that its
 * text says.
 */
export async function licenceText(
  folder: string,
  { license, author, repository }: Manifest,
): Promise<string | undefined> {
  const files = (await readdir(folder)).toSorted();
  const read = async (file: string): Promise<string> => readFile(join(folder, file), 'utf8');
  const texts = files.filter((file) => /^(?:licen[cs]e|notice)\b/i.test(file));
  if (texts.length > 0) return (await Promise.all(texts.map(read))).join('\n\n');
  const readme = files.find((file) => /^readme\.md$/i.test(file));
  const [, chapter] = chapterOfLicence.exec(readme === undefined ? '' : await read(readme)) ?? [];
  if (chapter !== undefined) return chapter;
  if (license !== 'MIT') return undefined;
  if (typeof author === 'string') return mit(author);
  return typeof repository === 'string' ? mit(`the contributors of ${repository}`) : undefined;
}

const chapterOfLicence = /^#+ *licen[cs]e *\n((?:(?!^#)[^])*Permission is hereby granted[^]*)$/im;

function mit(author: string): string {
  const [name] = author.split(/ *[<(]/);
  return `MIT License

Copyright (c) ${name}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;
}
