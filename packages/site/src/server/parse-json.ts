import type { FastifyInstance } from 'fastify';
import { requestErrors } from './request-errors.ts';

/** No call wants more; what looks at a value level by level would run out of stack. */
const mostLevels = 64;

/** Has JSON read that is not too deep, and that does not change what all objects have in common. */
export function parseJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    (request, body, done) => {
      if (nul.test(body)) done(requestErrors('refused', { reason: 'there is a NUL in its body' }));
      else if (isTooDeep(body)) done(requestErrors('too-deep', { most: mostLevels }));
      else void parse(request, body, done);
    },
  );
}

/** One that is escaped, as it has to be; no text of the site has one, and PostgreSQL takes none. */
const nul = /(?<!\\)(?:\\\\)*\\u0000/;

/** Whether more brackets are open at a time; those in texts do not count. */
function isTooDeep(json: string): boolean {
  let levels = 0;
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at];
    if (isText) {
      if (sign === '"') isText = false;
      else if (sign === '\\') at += 1;
    } else if (sign === '"') isText = true;
    else if (sign === '[' || sign === '{') levels += 1;
    else if (sign === ']' || sign === '}') levels -= 1;
    if (levels > mostLevels) return true;
  }
  return false;
}
