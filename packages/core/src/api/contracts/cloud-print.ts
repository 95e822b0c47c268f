import { Type } from 'typebox';
import { contract } from '../contract.ts';

export const getCloudPrint = contract({
  name: 'getCloudPrint',
  method: 'GET',
  path: '/admin/v1/cloud-print',
  role: 'known',
  summary: 'What a device needs to know to find printers and to print.',
  answer: Type.Object({
    authority: Type.String({ description: 'The issuer of tokens.' }),
    clientId: Type.String({ description: 'The program that people sign in with.' }),
    discoveryEndpoint: Type.String({ description: 'Where printers are found.' }),
    discoveryResource: Type.String({ description: 'What tokens for that are for.' }),
    printResource: Type.String({ description: 'What tokens for printing are for.' }),
    printerLimit: Type.Integer({
      minimum: 1,
      maximum: 65_535,
      description: 'How many printers one answer may have.',
    }),
  }),
});
