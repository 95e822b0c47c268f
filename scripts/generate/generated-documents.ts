import { apiReference } from '../../packages/command/src/documents/api-reference.ts';
import { errorReference } from '../../packages/command/src/documents/error-reference.ts';
import { printJobStatesReference } from '../../packages/command/src/documents/print-job-states-reference.ts';
import { settingsReference } from '../../packages/command/src/documents/settings-reference.ts';
import { siteSettingsReference } from '../../packages/command/src/documents/site-settings-reference.ts';
import { openApiDocument } from '../../packages/core/src/api/openapi/openapi-document.ts';
import { builtInDocuments } from './built-in-documents.ts';
import { commandDocuments } from './command-documents.ts';
import { errorTables } from './error-tables.ts';
import { describedPrograms } from './programs.ts';

/** The folders that hold nothing but what is generated. */
export const generatedFolders = ['docs/reference', 'docs/man'] as const;

/** What stands among them and is made of nothing. */
export const writtenByHand: ReadonlySet<string> = new Set(['docs/reference/shell.md']);

/** Every generated document: its path from the checkout's folder, and its text. */
export async function generatedDocuments(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ...commandDocuments(await describedPrograms()),
    ...(await builtInDocuments()),
    ['docs/reference/admin-api.md', apiReference()],
    ['docs/reference/openapi.json', `${JSON.stringify(openApiDocument(), null, 2)}\n`],
    ['docs/reference/errors.md', errorReference(await errorTables())],
    ['docs/reference/print-job-states.md', printJobStatesReference()],
    ['docs/reference/settings.md', settingsReference()],
    ['docs/reference/site-settings.md', siteSettingsReference()],
  ]);
}
