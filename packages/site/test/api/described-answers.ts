import { Ajv2020 } from 'ajv/dist/2020.js';
import type { OpenApiDocument } from '@hawser/core/api/openapi/openapi-document';

/** What is wrong with an answer by the description of the API; undefined where nothing is. */
export type FaultOf = (answer: {
  readonly method: string;
  /** As the description has it. */
  readonly path: string;
  readonly status: number;
  readonly type: string | undefined;
  readonly text: string;
}) => string | undefined;

/** Looks at answers by the description that a site gives of itself, and by nothing of ours. */
export function faultsBy(document: OpenApiDocument): FaultOf {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ ...document, $id: 'https://site.example/api' });
  return ({ method, path, status, type, text }) => {
    const responses = ['paths', path, method.toLowerCase(), 'responses'];
    const described = at(document, responses);
    if (described === undefined) return `${method} ${path} is not described`;
    const key = Object.hasOwn(described, status) ? String(status) : 'default';
    const pointer = referredTo(document, [...responses, key]);
    const content = at(document, [...pointer, 'content']);
    if (content === undefined) return text === '' ? undefined : `${status} has a body`;
    const media = type?.split(';', 1)[0] ?? '';
    if (!Object.hasOwn(content, media)) return `${status} is of the type ${type}`;
    if (!media.endsWith('json')) return undefined;
    const place = [...pointer, 'content', media, 'schema'];
    const check = ajv.compile({
      $ref: `https://site.example/api#/${place.map(escaped).join('/')}`,
    });
    return check(JSON.parse(text)) ? undefined : ajv.errorsText(check.errors);
  };
}

function at(document: object, pointer: readonly string[]): object | undefined {
  let here: unknown = document;
  for (const name of pointer) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = Object.hasOwn(here, name) ? (here as Record<string, unknown>)[name] : undefined;
  }
  return typeof here === 'object' && here !== null ? here : undefined;
}

function referredTo(document: object, pointer: readonly string[]): readonly string[] {
  const found = at(document, pointer);
  return found !== undefined && '$ref' in found && typeof found.$ref === 'string'
    ? found.$ref.slice('#/'.length).split('/')
    : pointer;
}

function escaped(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}
