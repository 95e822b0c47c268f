import { Type } from 'typebox';
import { contract } from '../contract.ts';

/** Whether the process answers at all. */
export const getHealth = contract({
  name: 'getHealth',
  method: 'GET',
  path: '/healthz',
  role: 'anybody',
  inTrouble: true,
  summary: 'Whether the site answers.',
  answer: Type.Object({ status: Type.Literal('ok') }),
});

/** Whether it can do its work: for whoever spreads callers over replicas. */
export const getReadiness = contract({
  name: 'getReadiness',
  method: 'GET',
  path: '/readyz',
  role: 'anybody',
  inTrouble: true,
  summary: 'Whether the site can do its work; 503 where it cannot.',
  answer: Type.Object({ status: Type.Literal('ready') }),
});

/** What a site offers. */
export const getServices = contract({
  name: 'getServices',
  method: 'GET',
  path: '/mcs/services',
  role: 'anybody',
  summary: 'The services that the site offers, and where to get a token for them.',
  answer: Type.Object({
    services: Type.Array(
      Type.Object({
        name: Type.String(),
        version: Type.String(),
        capabilities: Type.Optional(
          Type.Array(Type.String(), { description: 'What not every site can do that has it.' }),
        ),
      }),
    ),
    signIn: Type.Object(
      {
        authority: Type.String({ description: 'The issuer of tokens.' }),
        clientId: Type.String({ description: 'The program that people sign in with.' }),
        discoveryResource: Type.String({
          description: 'What tokens for finding printers are for.',
        }),
        printResource: Type.String({ description: 'What tokens for printing are for.' }),
      },
      { description: 'Where people get a token to find printers and to print.' },
    ),
  }),
});

/** What the site measures of itself, as Prometheus takes it. */
export const getMetrics = contract({
  name: 'getMetrics',
  method: 'GET',
  path: '/metrics',
  role: 'Site.Admin',
  inTrouble: true,
  summary: 'What the site measures of itself, in the text form of Prometheus.',
  answer: Type.String(),
  answerType: 'text/plain',
});
