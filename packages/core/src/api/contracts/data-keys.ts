import { Type } from 'typebox';
import { contract } from '../contract.ts';

/** What was sealed before is opened by the key of then. */
export const rotateDataKey = contract({
  name: 'rotateDataKey',
  method: 'POST',
  path: '/admin/v1/data-key/rotation',
  role: 'Site.Admin',
  summary: 'Has documents that come from now on be sealed under another key.',
  answer: Type.Object({ number: Type.Integer({ description: 'Of the new key.' }) }),
});
