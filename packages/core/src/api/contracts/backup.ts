import { Type } from 'typebox';
import { contract } from '../contract.ts';

/** What of a backup goes wrong after its first byte is told in this trailer, as JSON. */
export const backupProblemTrailer = 'hawser-problem';

/** Everything that the site keeps, as one stream. */
export const backUpSite = contract({
  name: 'backUpSite',
  method: 'POST',
  path: '/admin/v1/site/backup',
  role: 'Site.Admin',
  repeat: 'harmless',
  summary: 'A backup of the whole site, as a stream.',
  body: Type.Object(
    {
      keyPassword: Type.Optional(
        Type.String({ minLength: 8, maxLength: 1024, description: 'Seals the keys of the site.' }),
      ),
    },
    { additionalProperties: false },
  ),
  answer: Type.Unknown(),
  answerType: 'application/octet-stream',
});
