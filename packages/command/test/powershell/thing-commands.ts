import { type AnyCommand, defineCommand } from '../../src/declaration/command.ts';
import { describeCommand } from '../../src/declaration/description.ts';

const thing = {
  name: 'Hawser.Thing',
  properties: {
    name: { type: 'string', description: 'The thing’s name | its only one.' },
    kind: { type: 'string', enum: ['one', 'two'], description: 'What it is.' },
    tags: { type: 'array', items: { type: 'string' }, description: 'Its tags.' },
    made: { type: 'string', format: 'date-time', description: 'When it was made.' },
    place: { type: ['string', 'null'], description: 'Where it is.' },
  },
  view: ['name', 'made'],
} as const;

/** Every type of parameter, and what a text can have in it that another format takes for its own. */
const publish = defineCommand({
  verb: 'Publish',
  noun: 'Thing',
  aliases: ['create-thing', 'thing'],
  summary: "Publishes a thing – it's quick.",
  description:
    'Its name is ‘quoted’, "quoted" and `quoted`; C:\\things\\new, <a> & <b>, *all* of $HOME #> and done.\n.Second paragraph - with a dash.',
  parameters: {
    name: {
      type: 'string',
      mandatory: true,
      position: 0,
      pipeline: 'value-and-property',
      pattern: { source: "[a-z'’]{1,9}", says: 'up to nine letters' },
      help: "The thing's name.",
    },
    tag: {
      type: 'string',
      list: true,
      position: 1,
      aliases: ['label'],
      maximum: 20,
      help: 'Its tags.',
    },
    count: {
      type: 'int',
      minimum: 1,
      maximum: 9,
      default: 3,
      pipeline: 'property',
      help: 'How many.',
    },
    number: { type: 'int', minimum: 0, help: 'A number without an end.' },
    ratio: { type: 'number', minimum: 0, maximum: 1, help: 'A ratio.' },
    fast: { type: 'switch', help: 'Hurries.' },
    colour: { type: 'enum', choices: ['red', 'dark-green'], default: 'red', help: 'Its colour.' },
    file: { type: 'path', help: 'A file.' },
    password: { type: 'secret', mandatory: true, help: 'Its password.' },
    pin: { type: 'secret', help: 'Its PIN.' },
    since: { type: 'date', help: 'From when.' },
    wait: { type: 'duration', minimum: 1000, help: 'How long.' },
    quota: { type: 'size', maximum: 1024 ** 4, help: 'How much.' },
    data: { type: 'json', help: 'More.' },
    place: { type: 'object', help: 'Where.', complete: async () => [] },
  },
  impact: 'medium',
  force: 'Replaces it.',
  passThru: 'Gives the thing.',
  output: thing,
  examples: [
    { line: 'hawser publish-thing lamp --dark-green --tag a,b', says: 'Publishes a lamp.' },
    { line: 'hawser Publish-Thing lamp -Wait 90s', says: 'Waits.' },
    { line: 'hawser get-thing | hawser publish-thing -InputObject -', says: 'Publishes all.' },
    { line: 'hawser publish-thing lamp -Confirm:false', says: 'Does not ask.' },
  ],
  async *run() {},
});

/** Parameter sets, and a text that is no more than it has to be. */
const find = defineCommand({
  verb: 'Get',
  noun: 'Thing',
  summary: 'Lists the things.',
  parameters: {
    id: { type: 'int', mandatory: true, position: 0, sets: ['byId'], help: 'Its number.' },
    place: { type: 'string', mandatory: true, sets: ['byPlace'], help: 'Its building.' },
    floor: { type: 'int', list: true, sets: ['byPlace', 'byFloor'], help: 'Its floors.' },
    key: { type: 'secret', sets: ['byId'], help: 'What opens it.' },
  },
  sets: {
    byId: 'By its number.',
    byPlace: 'By where it is.',
    byFloor: 'By its floor alone.',
  },
  impact: 'none',
  output: thing,
  examples: [],
  async *run() {},
});

/** A name that PowerShell has itself, no objects, no parameters. */
const stop = defineCommand({
  verb: 'Stop',
  noun: 'Service',
  aliases: ['halt-service', 'start-sleep'],
  summary: 'Stops.',
  parameters: {},
  impact: 'high',
  examples: [],
  async run() {},
});

const all: readonly AnyCommand[] = [find, publish, stop];

/** A small catalog, as the documents and the module see it. */
export const things = all.map(describeCommand);
