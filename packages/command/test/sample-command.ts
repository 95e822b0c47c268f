import { defineCommand } from '../src/declaration/command.ts';

/** A command with every kind of parameter, which gives back what it was called with. */
export const sample = defineCommand({
  verb: 'Publish',
  noun: 'Thing',
  aliases: ['create-thing'],
  summary: 'Publishes a thing.',
  parameters: {
    name: {
      type: 'string',
      mandatory: true,
      position: 0,
      pipeline: 'value-and-property',
      maximum: 10,
      help: 'The thing.',
    },
    tag: { type: 'string', list: true, position: 1, aliases: ['label'], help: 'Its tags.' },
    count: {
      type: 'int',
      minimum: 1,
      maximum: 9,
      default: 3,
      pipeline: 'property',
      help: 'How many.',
    },
    ratio: { type: 'number', help: 'A ratio.' },
    fast: { type: 'switch', help: 'Hurries.' },
    colour: { type: 'enum', choices: ['Red', 'Green'], help: 'Its colour.' },
    file: { type: 'path', help: 'A file.' },
    password: { type: 'secret', help: 'Its password.' },
    since: { type: 'date', help: 'From when.' },
    wait: { type: 'duration', help: 'How long.' },
    quota: { type: 'size', maximum: 1024 ** 4, help: 'How much.' },
    data: { type: 'json', help: 'More.' },
    nameLike: { type: 'string', pattern: { source: '[a-z]+', says: 'letters' }, help: 'Like it.' },
  },
  impact: 'medium',
  force: 'Replaces it.',
  passThru: 'Gives it.',
  output: {
    name: 'Test.Thing',
    properties: {
      name: { type: 'string', description: 'The thing.' },
      given: { type: 'object', description: 'What was given.' },
    },
  },
  examples: [{ line: 'hawser publish-thing x', says: 'Publishes x.' }],
  async *run({ parameters, should }) {
    if (!(await should(parameters.name, 'Publish Thing'))) return;
    yield { name: parameters.name, given: parameters };
  },
});

/** Two ways to name the same thing. */
export const eitherOr = defineCommand({
  verb: 'Find',
  noun: 'Thing',
  summary: 'Finds a thing.',
  parameters: {
    id: { type: 'int', mandatory: true, sets: ['byId'], help: 'Its number.' },
    place: { type: 'string', mandatory: true, sets: ['byPlace'], help: 'Its building.' },
    floor: { type: 'int', sets: ['byPlace'], help: 'Its floor.' },
  },
  sets: { byId: 'By its number.', byPlace: 'By where it is.' },
  impact: 'none',
  examples: [],
  async *run({ parameters }) {
    yield parameters;
  },
});
